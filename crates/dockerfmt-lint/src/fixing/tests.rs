//! Rounds of fixing, and what fixes must not do.

use dockerfmt_syntax::{TextRange, parse};

use super::*;
use crate::{Fix, Preset, Severity};

fn fixed(text: &str, wanted: &FixSettings) -> (String, Vec<(&'static str, usize)>) {
    let fixed = fix(parse(text), &Settings::default(), wanted);
    let again = fix(parse(fixed.parse.tree.text()), &Settings::default(), wanted);
    assert_eq!(again.parse.tree.text(), fixed.parse.tree.text(), "a second run");
    assert_eq!((again.applied.len(), &again.left), (0, &fixed.left));
    (fixed.parse.tree.text().to_owned(), fixed.applied.into_iter().collect())
}

fn all() -> FixSettings {
    FixSettings { least: Applicability::Unsafe, only: None }
}

#[test]
fn fixes_of_one_place_come_one_after_another() {
    let text = "FROM debian:12\nRUN apt-get update && apt-get install curl=1\n";
    let (text, applied) = fixed(text, &all());
    assert_eq!(
        text,
        "FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends -y curl=1 && rm -rf /var/lib/apt/lists/*\n"
    );
    assert_eq!(applied, [("DL3009", 1), ("DL3014", 1), ("DL3015", 1)]);
}

#[test]
fn unsafe_fixes_are_applied_on_request_only() {
    let text = "FROM debian:12\nRUN sudo make\n";
    assert_eq!(fixed(text, &FixSettings::default()), (text.to_owned(), vec![]));
    assert_eq!(fixed(text, &all()), ("FROM debian:12\nRUN make\n".to_owned(), vec![("DL3004", 1)]));
}

#[test]
fn only_the_rules_that_are_named_are_fixed() {
    let text = "FROM debian:12\nRUN yum install make-1\n";
    for (word, applied) in [("DL3030", vec![("DL3030", 1)]), ("DL304", vec![]), ("SC", vec![])] {
        let wanted = FixSettings { only: Some(vec![word.into()]), ..FixSettings::default() };
        assert_eq!(fixed(text, &wanted).1, applied, "{word}");
    }
}

#[test]
fn a_fix_may_join_instructions() {
    let text = "FROM debian:12\nRUN a\nRUN b\nRUN c\n";
    assert_eq!(fixed(text, &all()), ("FROM debian:12\nRUN a && b && c\n".to_owned(), vec![("DL3059", 2)]));
}

#[test]
fn a_fix_that_brings_findings_is_not_applied() {
    // As `apt-get`, it installs a package without version, asks, and leaves its lists behind.
    let text = "FROM debian:12\nRUN apt install curl\n";
    assert_eq!(fixed(text, &all()), (text.to_owned(), vec![]));
    let harmless = "FROM debian:12\nRUN apt clean\nFROM debian:12\nRUN sudo make\n";
    let (text, applied) = fixed(&format!("{text}{harmless}"), &all());
    assert!(
        text.contains("apt-get clean") && text.contains("apt install") && text.contains("RUN make"),
        "{text}"
    );
    assert_eq!(applied, [("DL3004", 1), ("DL3027", 1)]);
}

#[test]
fn a_fix_of_a_pragma_may_change_the_comment() {
    let settings = Settings { preset: Preset::Strict, ..Settings::default() };
    let text = "# about it\n# hadolint ignore=DL3007\nFROM debian:12\nUSER 1000\nHEALTHCHECK NONE\n";
    let fixed = fix(parse(text), &settings, &FixSettings::default());
    assert_eq!(fixed.parse.tree.text(), "# about it\nFROM debian:12\nUSER 1000\nHEALTHCHECK NONE\n");
}

#[test]
fn a_file_without_findings_stays_as_it_is() {
    for text in ["", "FROM debian:12\n", "\u{feff}FROM debian:12\r\nRUN x\r\n", "RUNN"] {
        assert_eq!(fixed(text, &all()), (text.to_owned(), vec![]));
    }
}

/// Whether the proof accepts the one edit of a finding of DL3014 whose bytes are `from`.
fn is_accepted(text: &str, from: &str, to: &str) -> bool {
    let start = text.find(from).expect("the text to replace") as u32;
    let edit = TextEdit::replace(TextRange::new(start, start + from.len() as u32), to);
    let finding = Diagnostic {
        code: "DL3014",
        also: None,
        severity: Severity::Warning,
        range: edit.range,
        anchor_line: 1,
        message: String::new(),
        help: None,
        fix: Some(Fix::new(Applicability::Safe, "", vec![edit.clone()])),
    };
    let settings = Settings { select: Some(vec!["DL3014".into()]), ..Settings::default() };
    let before = State::new(parse(text), &settings);
    let after = apply_edits(text, std::slice::from_ref(&edit)).expect("an edit that fits");
    let after = State::new(parse(&after), &settings);
    proof::holds(&before, &after, &[&finding], &[edit], &FixSettings::default())
}

const TEXT: &str = "# escape=`\nFROM debian:12\n# why\nRUN apt-get install curl\nRUN make # all\n";

#[test]
fn a_good_fix_is_accepted() {
    assert!(is_accepted(TEXT, "install", "install -y"));
}

#[test]
fn a_fix_must_remove_a_finding() {
    assert!(!is_accepted(TEXT, "install", "install -q"));
}

#[test]
fn a_fix_must_not_break_the_file() {
    assert!(!is_accepted(TEXT, "RUN apt-get install", "RUNN apt-get install -y"));
}

#[test]
fn a_fix_must_not_lose_a_comment() {
    assert!(!is_accepted(TEXT, "# why\nRUN apt-get install", "RUN apt-get install -y"));
    assert!(
        !is_accepted(TEXT, "install curl\nRUN make # all", "install -y curl\nRUN make"),
        "that of a shell"
    );
    assert!(is_accepted(TEXT, "# why\nRUN apt-get install curl", "RUN apt-get install -y curl\n# why"));
}

#[test]
fn a_fix_must_not_reach_into_another_instruction() {
    assert!(!is_accepted(TEXT, "install curl", "install -y curl `"));
    assert!(!is_accepted(TEXT, "install curl", "install -y curl <<EOF"));
}

#[test]
fn a_fix_must_not_change_the_escape_character() {
    assert!(!is_accepted(
        "# escape=`\nFROM a\nRUN apt-get install x",
        "# escape=`\n",
        "# note\n# escape=`\n"
    ));
}
