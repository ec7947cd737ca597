//! The engine: order, settings, pragmas, compatibility.

use dockerfmt_lint::{Compat, Diagnostic, LabelType, Preset, Settings, Severity, lint};

fn found(text: &str, settings: &Settings) -> Vec<Diagnostic> {
    lint(&dockerfmt_syntax::parse(text), settings)
}

/// `line code` of each finding.
fn check(text: &str, settings: &Settings) -> Vec<String> {
    found(text, settings).iter().map(|it| format!("{} {}", it.anchor_line, it.code)).collect()
}

fn by_default(text: &str) -> Vec<String> {
    check(text, &Settings::default())
}

fn in_compat(text: &str) -> Vec<String> {
    check(text, &Settings { compat: Some(Compat::Hadolint), ..Settings::default() })
}

fn changed(change: impl FnOnce(&mut Settings)) -> Settings {
    let mut res = Settings::default();
    change(&mut res);
    res
}

#[test]
fn findings_come_in_the_order_of_the_text() {
    let text = "FROM a:latest\nBOGUS\nFROM b:latest\n";
    assert_eq!(by_default(text), ["1 DL3007", "2 DL1000", "3 DL3007"]);
}

#[test]
fn a_finding_has_its_bytes_and_the_line_of_its_instruction() {
    let text = "FROM \\\n  debian:latest\n";
    let found = found(text, &Settings::default());
    assert_eq!(found[0].anchor_line, 1);
    assert_eq!(&text[found[0].range], "latest");
}

#[test]
fn codes_and_names_can_be_ignored() {
    for word in ["DL3007", "dl3007", "latest-tag"] {
        let settings = changed(|it| it.ignore.push(word.into()));
        assert_eq!(check("FROM a:latest\n", &settings), [""; 0], "{word}");
    }
}

#[test]
fn the_last_override_wins() {
    let overrides = [("DL3007", Severity::Error), ("latest-tag", Severity::Style)];
    let settings = changed(|it| it.overrides = overrides.map(|it| (it.0.into(), it.1)).to_vec());
    assert_eq!(found("FROM a:latest\n", &settings)[0].severity, Severity::Style);
}

#[test]
fn a_pragma_works_on_the_line_below() {
    let text = "# hadolint ignore=DL3007\nFROM a:latest\nFROM b:latest\n";
    assert_eq!(by_default(text), ["3 DL3007"]);
    assert_eq!(in_compat(text), ["3 DL3007"]);
}

#[test]
fn only_hadolint_minds_what_is_between() {
    for between in ["\n", "# why\n", "# hadolint ignore=DL1\n"] {
        let text = format!("# hadolint ignore=DL3007\n{between}FROM a:latest\n");
        assert_eq!(by_default(&text), [""; 0], "{text}");
        assert_eq!(in_compat(&text), ["3 DL3007"], "{text}");
    }
}

#[test]
fn only_hadolint_minds_how_it_is_written() {
    for words in ["dl3007", "latest-tag", "all", "DL3007 because", "DL3007,"] {
        let text = format!("# hadolint ignore={words}\nFROM a:latest\n");
        assert_eq!(by_default(&text), [""; 0], "{text}");
        assert_eq!(in_compat(&text), ["2 DL3007"], "{text}");
    }
}

#[test]
fn a_pragma_inside_an_instruction_is_about_it() {
    let text = "FROM \\\n# hadolint ignore=DL3007\n a:latest\nFROM b:latest\n";
    assert_eq!(by_default(text), ["4 DL3007"]);
    assert_eq!(in_compat(text), ["1 DL3007", "4 DL3007"]);
}

#[test]
fn a_pragma_in_a_heredoc_is_none() {
    let text = "FROM a:1\nRUN <<EOF\n# hadolint ignore=DL3007\nEOF\nFROM a:latest\n";
    assert_eq!(by_default(text), ["5 DL3007"]);
}

#[test]
fn a_global_pragma_works_from_anywhere() {
    let text = "FROM a:latest\nFROM b:latest\n# hadolint global ignore=DL3007\n";
    assert_eq!(by_default(text), [""; 0]);
    assert_eq!(in_compat(text), [""; 0]);
}

#[test]
fn pragmas_can_be_switched_off() {
    let settings = changed(|it| it.disable_pragmas = true);
    assert_eq!(check("# hadolint ignore=DL3007\nFROM a:latest\n", &settings), ["2 DL3007"]);
}

#[test]
fn syntax_errors_are_findings_on_their_own_line() {
    let text = "FROM a:1\nCOPY a \\\n  /b\nCOPY --bogus=1 \\\n a /b\n";
    assert_eq!(by_default(text), ["4 DL1000"]);
}

#[test]
fn a_stage_pragma_is_about_what_follows_the_from() {
    let text = "# hadolint stage ignore=DL3000,DL3007\nFROM a:latest\nWORKDIR x/y\nFROM b:1\nWORKDIR x/y\n";
    assert_eq!(by_default(text), ["2 DL3007", "5 DL3000"]);
    assert_eq!(in_compat(text), ["2 DL3007", "5 DL3000"]);
}

#[test]
fn for_hadolint_a_stage_pragma_reaches_the_next_from() {
    let text = "# hadolint stage ignore=DL3006\nFROM a:1\nFROM b\nFROM c\n";
    assert_eq!(in_compat(text), ["4 DL3006"]);
    assert_eq!(by_default(text), ["4 DL3006"], "by default hadolint's findings are all there are");
    let strict = check(text, &changed(|it| it.preset = Preset::Strict));
    assert!(strict.contains(&"3 DL3006".to_owned()), "{strict:?}");
    let with_blank = "# hadolint stage ignore=DL3006\n\nFROM a\nFROM b\n";
    assert_eq!(in_compat(with_blank), ["4 DL3006"]);
    assert_eq!(by_default(with_blank), ["4 DL3006"]);
}

#[test]
fn stage_pragmas_add_up_but_for_hadolint() {
    let text =
        "# hadolint stage ignore=DL3000\n\n# hadolint stage ignore=DL3025\nFROM a:1\nWORKDIR x/y\nCMD z\n";
    assert_eq!(by_default(text), [""; 0]);
    assert_eq!(in_compat(text), ["5 DL3000"]);
}

#[test]
fn a_stage_pragma_may_stand_within_its_stage() {
    let text = "FROM a:1\n# hadolint stage ignore=DL3000\nWORKDIR x/y\nWORKDIR x/z\nFROM b:1\nWORKDIR x/y\n";
    assert_eq!(by_default(text), ["6 DL3000"]);
    assert_eq!(in_compat(text), ["3 DL3000", "6 DL3000"]);
}

#[test]
fn what_hadolint_cannot_parse_has_one_finding_that_nothing_hides() {
    let text = "# hadolint global ignore=DL1000\nFROM a:latest\nEXPOSE 80/sctp\n";
    assert_eq!(by_default(text), ["2 DL3007"]);
    let mut settings = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    settings.ignore.push("DL1000".into());
    let found = found(text, &settings);
    assert_eq!(found.iter().map(|it| (it.code, it.anchor_line)).collect::<Vec<_>>(), [("DL1000", 3)]);
    assert_eq!(&text[found[0].range.start as usize..], "sctp\n");
}

#[test]
fn our_spelling_is_as_good() {
    for scope in ["", "stage ", "global "] {
        for tool in ["hadolint", "hadolint:", "dockerfmt", "dockerfmt:"] {
            let text = format!("# {tool} {scope}ignore=DL3000 -- why\nFROM a:1\n# c\nWORKDIR x/y\n");
            let expected: &[&str] = if scope.is_empty() { &["4 DL3000"] } else { &[] };
            assert_eq!(by_default(&text), expected, "{text}");
            assert_eq!(in_compat(&text), ["4 DL3000"], "{text}");
        }
    }
}

#[test]
fn a_pragma_may_name_buildkits_check() {
    let text = "FROM a:1\n# hadolint ignore=MaintainerDeprecated\nMAINTAINER b\n";
    assert_eq!(by_default(text), [""; 0]);
    assert_eq!(in_compat(text), ["3 DL4000"]);
}

#[test]
fn buildkits_directive_is_about_its_checks_in_the_whole_file() {
    for value in ["skip=all", "skip=A,MaintainerDeprecated;error=true", "skip=MaintainerDeprecated why"] {
        let text = format!("# check={value}\nFROM a:latest\nMAINTAINER b\n");
        assert_eq!(by_default(&text), ["2 DL3007"], "{text}");
        assert_eq!(in_compat(&text), ["2 DL3007", "3 DL4000"], "{text}");
    }
    for value in ["skip=DL4000", "skip=maintainerdeprecated", "skip=all;skip=A"] {
        let text = format!("# check={value}\nFROM a:1\nMAINTAINER b\n");
        assert_eq!(by_default(&text), ["3 DL4000"], "{text}");
    }
    let text = "# check=skip=all;error=maybe\nFROM a:1\nMAINTAINER b\n";
    assert_eq!(by_default(text), ["1 DL1000", "3 DL4000"]);
    assert_eq!(in_compat(text), ["3 DL4000"]);
    assert_eq!(
        by_default("  # check=skip=all\nFROM a:1\nMAINTAINER b\n"),
        ["3 DL4000"],
        "not in the first column"
    );
}

#[test]
fn a_comment_about_checks_is_about_the_instruction_below() {
    for (above, is_skipped) in [
        ("# check=skip=MaintainerDeprecated\n", true),
        ("#Check = skip=all\n\n# c\n", true),
        ("# check=skip=all\n# check=skip=A\n", true),
        ("# check=skip=A\n# check=skip=all\n", false),
        ("# check=skip=all\n#\n", false),
        ("  # check=skip=all\n", false),
        ("# check=skip=all\nUSER c\n", false),
        ("# check=skip\n", false),
    ] {
        let text = format!("FROM a:1\n{above}MAINTAINER b\n");
        assert_eq!(by_default(&text).is_empty(), is_skipped, "{text}");
    }
}

#[test]
fn pragmas_and_directives_have_different_switches() {
    let settings = changed(|it| it.disable_pragmas = true);
    let text = "# check=skip=all\nFROM a:1\n# hadolint ignore=DL4000\nMAINTAINER b\n";
    assert_eq!(check(text, &settings), ["4 DL4000"]);
}

fn in_strict(text: &str) -> Vec<String> {
    let found = found(text, &changed(|it| it.preset = Preset::Strict));
    let about_pragmas = found.iter().filter(|it| it.code.starts_with("DF100"));
    about_pragmas.map(|it| format!("{} {} {}", it.anchor_line, it.code, &text[it.range])).collect()
}

#[test]
fn only_words_that_kept_something_back_are_used() {
    for (text, expected) in [
        ("# hadolint ignore=DL3007,DL3006,all\nFROM a:latest\n", &["1 DF1001 DL3006"][..]),
        ("FROM a:1\n# hadolint global ignore=DL3007,DL3000\nWORKDIR x/y\n", &["2 DF1001 DL3007"]),
        ("FROM a:1\nRUN x \\\n# hadolint ignore=DL3004,DL3003\n && sudo y\n", &["3 DF1001 DL3003"]),
        ("# hadolint ignore=DL3007\nFROM a:latest\n# hadolint ignore=latest-tag\n", &["3 DF1001 latest-tag"]),
        ("# hadolint ignore=DL3007\n# dockerfmt: ignore=dl3007\nFROM a:latest\n", &[]),
        (
            "# hadolint stage ignore=DL3000\nFROM a:1\nWORKDIR x/y\n# hadolint stage ignore=DL3000\nCMD [\"x\"]\n",
            &["4 DF1001 DL3000"],
        ),
        ("# hadolint stage ignore=DL3000\nFROM a:1\nFROM b:1\nWORKDIR x/y\n", &["1 DF1001 DL3000"]),
        ("# hadolint ignore=SC1091,DL1001,DF1001\nFROM a:1\n", &[]),
        (
            "# hadolint ignore=SC2086\nFROM a:1\n",
            if cfg!(feature = "shellcheck") { &["1 DF1001 SC2086"] } else { &[] },
        ),
        ("# hadolint ignore=DF1001\n# hadolint ignore=DL3007\nFROM a:1\n", &[]),
        ("# check=skip=MaintainerDeprecated\nFROM a:1\n", &[]),
    ] {
        assert_eq!(in_strict(text), expected, "{text}");
        assert_eq!(in_compat(text).iter().filter(|it| it.contains("DF")).count(), 0, "{text}");
    }
}

#[test]
fn a_rule_that_is_off_may_be_named() {
    let text = "# hadolint ignore=DL3007\nFROM a:1\n";
    let off = changed(|it| {
        it.preset = Preset::Strict;
        it.ignore.push("DL3007".into());
    });
    assert_eq!(check(text, &off), [""; 0]);
    let disabled = changed(|it| {
        it.preset = Preset::Strict;
        it.disable_pragmas = true;
    });
    assert_eq!(check(text, &disabled), [""; 0]);
    let unconfigured = "# hadolint global ignore=DL3026,DL3049,DL3050,DL3053\nFROM a:1\n";
    assert_eq!(in_strict(unconfigured), [""; 0]);
    let configured = changed(|it| {
        it.preset = Preset::Strict;
        it.trusted_registries.push("docker.io".to_owned());
        it.strict_labels = true;
    });
    let range = |it: &Diagnostic| unconfigured[it.range].to_owned();
    let unused: Vec<_> = found(unconfigured, &configured).iter().map(range).collect();
    assert_eq!(unused, ["DL3026", "DL3050"]);
}

#[test]
fn what_is_only_hinted_at_counts_for_a_pragma() {
    let text = "FROM a:1 AS b\n# hadolint ignore=DL3002\nUSER root\nFROM b\nUSER c\n";
    assert_eq!(in_strict(text), [""; 0]);
    let with_hints = check(&text.replace("DL3002", "DL3003"), &changed(|it| it.hints = true));
    assert!(with_hints.contains(&"3 DL3002".to_owned()), "{with_hints:?}");
}

#[test]
fn words_that_name_nothing_are_unknown() {
    let text = "# hadolint ignore=DL3O07,*,latest-tags\nFROM a:1\n# dockerfmt: global ignore=DF1002\n";
    assert_eq!(in_strict(text), [""; 0]);
    let text = text.replace("DF1002", "df1001");
    assert_eq!(in_strict(&text), ["1 DF1002 DL3O07", "1 DF1002 *", "1 DF1002 latest-tags"]);
    let found = found(&text, &changed(|it| it.preset = Preset::Strict));
    let help: Vec<_> = found.iter().map(|it| it.help.as_deref().unwrap_or_default()).collect();
    assert_eq!(
        help,
        ["the nearest name of a rule is `DL3007`", "", "the nearest name of a rule is `latest-tag`"]
    );
}

#[test]
fn inline_ignores_are_found_where_they_are_not_wanted() {
    let settings = |compat| Settings {
        compat,
        overrides: vec![("DL1001".into(), Severity::Error)],
        ..Settings::default()
    };
    let text = "# hadolint ignore=DL3007\nFROM a:latest\n# hadolint stage ignore=DL1\n# hadolint shell=/bin/bash\n\
                # hadolint ignore=DL1001\n# hadolint ignore=DL1\nRUN a \\\n# hadolint ignore=latest-tag\n b\n";
    assert_eq!(check(text, &settings(Some(Compat::Hadolint))), ["1 DL1001", "5 DL1001"]);
    assert_eq!(check(text, &settings(None)), ["1 DL1001", "5 DL1001"]);
    assert_eq!(by_default(text), [""; 0]);
    let text = text.replace("DL1001", "DL1");
    assert_eq!(check(&text, &settings(None)), ["1 DL1001", "5 DL1001", "6 DL1001", "8 DL1001"]);
}

#[test]
fn line_ends_and_marks_do_not_move_findings() {
    let text = "\u{feff}# hadolint ignore=DL3007\r\nFROM a:latest\r\nFROM b:latest\r\n";
    assert_eq!(by_default(text), ["3 DL3007"]);
    assert_eq!(in_compat(text), ["3 DL3007"]);
    for stray in ["\r", "\r\r\n"] {
        let text = format!("FROM a:latest\n# hadolint global ignore=DL3007{stray}");
        assert_eq!(by_default(&text), [""; 0], "{text:?}");
        assert_eq!(in_compat(&text), ["1 DL3007"], "{text:?}");
        let text = format!("FROM a:latest\n# hadolint global ignore=DL3007 # why{stray}");
        assert_eq!(in_compat(&text), [""; 0], "{text:?}");
    }
}

#[test]
fn any_text_is_linted() {
    let parts = [
        "FROM ",
        "a:latest",
        " AS b",
        "\n",
        "\\",
        "RUN ",
        "<<E",
        "[\"x\"]",
        "ONBUILD ",
        "CMD ",
        "# hadolint ignore=DL3007",
    ];
    for seed in 0..2000_usize {
        let text: String = (0..12).map(|it| parts[(seed * 31 + it * seed * 7 + it) % parts.len()]).collect();
        for compat in [None, Some(Compat::Hadolint)] {
            let settings = Settings { compat, ..Settings::default() };
            for it in found(&text, &settings) {
                assert!(text.get(std::ops::Range::from(it.range)).is_some(), "{text:?}");
            }
        }
    }
}

/// hadolint knows directives in lower case only, and reads their values as Haskell characters.
#[test]
fn compat_has_hadolints_escape_character() {
    assert_eq!(in_compat("# ESCAPE=`\nFROM a\\\n:latest\n"), ["2 DL3007"]);
    assert_eq!(in_compat("# escape=\\x60\nFROM a`\n:latest\n"), ["2 DL3007"]);
    assert_eq!(in_compat("# escape=`\n# escape=\\\nFROM a`\n:latest\n"), ["3 DL3007"]);
    assert_eq!(by_default("# escape=`\nFROM a`\n:latest\n"), ["2 DL3007"]);
}

#[test]
fn many_findings_take_linear_time() {
    let n_stages = 20_000;
    let mut settings = changed(|it| it.compat = Some(Compat::Hadolint));
    for key in ["a", "b", "c", "d", "e", "f", "g"] {
        settings.labels.insert(key.to_owned(), LabelType::Text);
    }
    let found = found(&"FROM a:1\n".repeat(n_stages), &settings);
    assert_eq!(found.len(), 7 * n_stages);
    assert!(found.is_sorted_by_key(|it| it.range.start));
}
