//! Where pragmas are written, and what is left alone.

use dockerfmt_syntax::{TextRange, apply_edits, parse};

use super::add_ignores;
use crate::{Compat, Diagnostic, Settings, Severity, lint};

fn settings(compat: Option<Compat>) -> Settings {
    Settings { compat, ..Settings::default() }
}

/// The text with pragmas for all that is found in it. What they are for is not found any more.
fn added(text: &str, compat: Option<Compat>, reason: Option<&str>) -> String {
    let settings = settings(compat);
    let found = lint(&parse(text), &settings);
    let edits = add_ignores(&parse(text), &found, &settings, reason);
    let res = apply_edits(text, &edits).expect("edits that fit");
    let left = lint(&parse(&res), &settings);
    assert!(left.iter().all(|it| it.code == "DL1000"), "left in {res:?}: {left:?}");
    assert_eq!(add_ignores(&parse(&res), &left, &settings, reason), [], "{res:?}");
    res
}

fn by_default(text: &str) -> String {
    added(text, None, None)
}

fn in_compat(text: &str) -> String {
    added(text, Some(Compat::Hadolint), None)
}

/// Findings that no rule has, one for each line and code.
fn with_codes(text: &str, findings: &[(u32, &'static str)]) -> String {
    let finding = |&(anchor_line, code)| Diagnostic {
        code,
        also: None,
        severity: Severity::Info,
        range: TextRange::empty(0),
        anchor_line,
        message: String::new(),
        help: None,
        fix: None,
    };
    let found: Vec<Diagnostic> = findings.iter().map(finding).collect();
    let edits = add_ignores(&parse(text), &found, &Settings::default(), None);
    apply_edits(text, &edits).expect("edits that fit")
}

#[test]
fn a_pragma_goes_directly_above_its_instruction() {
    let text = "FROM a:latest\n\n  # why\n\tRUN sudo x \\\n  && cd /x\nCMD x";
    let expected = "# hadolint ignore=DL3007\nFROM a:latest\n\n  # why\n\t# hadolint ignore=DL3003,DL3004,SC2164\n\tRUN \
                    sudo x \\\n  && cd /x\n# hadolint ignore=DL3025\nCMD x";
    assert_eq!(by_default(text), expected);
    assert_eq!(in_compat(text), expected);
}

#[test]
fn line_ends_and_marks_are_kept() {
    let text = "\u{feff}FROM a:latest\r\nCMD x";
    let expected = "\u{feff}# hadolint ignore=DL3007\r\nFROM a:latest\r\n# hadolint ignore=DL3025\r\nCMD x";
    assert_eq!(by_default(text), expected);
    assert_eq!(in_compat(text), expected);
}

#[test]
fn directives_stay_at_the_top() {
    let text = "# syntax=docker/dockerfile:1\n# escape=`\nFROM a:latest\n";
    let expected = "# syntax=docker/dockerfile:1\n# escape=`\n# hadolint ignore=DL3007\nFROM a:latest\n";
    assert_eq!(by_default(text), expected);
    assert_eq!(with_codes(text, &[(1, "DL3007"), (2, "DL3007")]), text);
}

#[test]
fn codes_are_added_to_the_pragma_that_is_there() {
    for (before, after) in [
        ("# hadolint ignore=DL3003\n", "# hadolint ignore=DL3003,DL3004,SC2164\n"),
        ("# hadolint ignore=DL3003 # why\n", "# hadolint ignore=DL3003,DL3004,SC2164 # why\n"),
    ] {
        let text = |pragma| format!("FROM a:1\n{pragma}RUN sudo x && cd /x\n");
        assert_eq!(by_default(&text(before)), text(after));
        assert_eq!(in_compat(&text(before)), text(after));
    }
    for (before, after) in [
        ("# dockerfmt: ignore=dl3003, -- why\n", "# dockerfmt: ignore=dl3003,DL3004,SC2164, -- why\n"),
        ("# hadolint ignore=DL3003\n\n# c\n", "# hadolint ignore=DL3003,DL3004,SC2164\n\n# c\n"),
        (
            "# hadolint ignore=DL1\n# hadolint ignore=DL3003\n",
            "# hadolint ignore=DL1\n# hadolint ignore=DL3003,DL3004,SC2164\n",
        ),
    ] {
        let text = |pragma| format!("FROM a:1\n{pragma}RUN sudo x && cd /x\n");
        assert_eq!(by_default(&text(before)), text(after));
    }
}

#[test]
fn a_pragma_inside_the_instruction_is_one_that_is_there() {
    let text = |codes| format!("FROM a:1\nRUN sudo x \\\n  # hadolint ignore={codes}\n  && cd /x\n");
    assert_eq!(by_default(&text("DL3003")), text("DL3003,DL3004,SC2164"));
    let compat = "FROM a:1\n# hadolint ignore=DL3003,DL3004,SC2164\nRUN sudo x \\\n  # hadolint ignore=DL3003\n  && cd /x\n";
    assert_eq!(in_compat(&text("DL3003")), compat);
}

#[test]
fn for_hadolint_a_pragma_that_is_elsewhere_does_not_count() {
    let text = "FROM a:1\n# hadolint ignore=DL3004\n\nRUN sudo x\n";
    assert_eq!(by_default(text), text);
    assert_eq!(
        in_compat(text),
        "FROM a:1\n# hadolint ignore=DL3004\n\n# hadolint ignore=DL3004\nRUN sudo x\n"
    );
}

#[test]
fn a_stage_pragma_stays_with_its_from() {
    let text = "# hadolint stage ignore=DL3004\nFROM a:latest\nRUN sudo x\n";
    let expected = "# hadolint ignore=DL3007\n# hadolint stage ignore=DL3004\nFROM a:latest\nRUN sudo x\n";
    assert_eq!(by_default(text), expected);
    let settings = settings(Some(Compat::Hadolint));
    let found = lint(&parse(text), &settings);
    assert_eq!(add_ignores(&parse(text), &found, &settings, None), []);
}

#[test]
fn findings_within_an_instruction_or_before_any_find_a_place() {
    let text = "# c\n# d\nFROM a\nRUN <<EOF\nx\nEOF\n";
    let expected = "# c\n# hadolint ignore=DL2\n# d\nFROM a\n# hadolint ignore=DL1,DL3\nRUN <<EOF\nx\nEOF\n";
    assert_eq!(with_codes(text, &[(5, "DL1"), (6, "DL3"), (2, "DL2"), (5, "DL1")]), expected);
}

#[test]
fn codes_that_hadolint_does_not_know_get_a_pragma_of_their_own() {
    let both = "# dockerfmt: ignore=DF2001\n# hadolint ignore=DL3007\nFROM a\n";
    assert_eq!(with_codes("FROM a\n", &[(1, "DF2001"), (1, "DL3007")]), both);
    assert_eq!(with_codes("# hadolint ignore=DL3007\nFROM a\n", &[(2, "DF2001")]), both);
    let text = |codes| format!("# dockerfmt: ignore={codes}\nFROM a\n");
    let findings = [(2, "DF2001"), (2, "DL3007")];
    assert_eq!(with_codes(&text("DF1"), &findings), text("DF1,DL3007,DF2001"));
}

#[test]
fn nothing_is_written_about_pragmas_and_text_that_does_not_build() {
    let findings = [(2, "DF1001"), (2, "DF1002"), (2, "DL1000"), (2, "DL1001")];
    let text = "FROM a\n# hadolint ignore=x\nRUNN x\n";
    assert_eq!(with_codes(text, &findings), text);
}

#[test]
fn a_reason_is_one_line_and_replaces_no_other() {
    let reason = Some(" legacy,\n see\u{7}  #12 ");
    let text =
        "FROM a:latest\n# hadolint ignore=DL3003, \nRUN sudo x && cd /x\n# hadolint ignore=DL1 # c\nCMD x\n";
    let expected = "# hadolint ignore=DL3007 # legacy, see #12\nFROM a:latest\n# hadolint ignore=DL3003,DL3004,SC2164 # \
                    legacy, see #12\nRUN sudo x && cd /x\n# hadolint ignore=DL1,DL3025 # c\nCMD x\n";
    assert_eq!(added(text, None, reason), expected);
    assert_eq!(added("FROM a:latest\n", None, Some(" ")), "# hadolint ignore=DL3007\nFROM a:latest\n");
}
