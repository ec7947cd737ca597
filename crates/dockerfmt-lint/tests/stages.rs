//! What the rules of stages say beyond their fixtures: as hints, in the strict preset, without settings that they need.

use dockerfmt_lint::{Preset, Settings, Severity, lint};

/// `line severity` of each finding of `code`.
fn found(code: &str, text: &str, settings: &Settings) -> Vec<String> {
    let found = lint(&dockerfmt_syntax::parse(text), settings);
    let of_code = found.iter().filter(|it| it.code == code);
    of_code.map(|it| format!("{} {}", it.anchor_line, it.severity)).collect()
}

#[track_caller]
fn check(code: &str, text: &str, settings: &Settings, expected: &[&str]) {
    assert_eq!(found(code, text, settings), expected, "{code} of:\n{text}");
}

#[test]
fn users_of_stages_that_only_serve_are_hints() {
    let text = "FROM a:1 AS base\nUSER root\nFROM a:1 AS build\nUSER root\nFROM base\nCOPY --from=build /a /b\nUSER root\n";
    let hints = Settings { hints: true, ..Settings::default() };
    check("DL3002", text, &hints, &["2 hint", "4 hint", "7 warning"]);
    check("DL3002", text, &Settings::default(), &["7 warning"]);
    check("DL3066", text, &hints, &["2 hint", "4 hint", "7 info"]);
    check("DL3066", text, &Settings::default(), &["7 info"]);
}

#[test]
fn a_severity_that_is_asked_for_is_no_hint() {
    let overrides = vec![("DL3002".into(), Severity::Error)];
    let settings = Settings { overrides, ..Settings::default() };
    check("DL3002", "FROM a:1 AS base\nUSER root\nFROM base\n", &settings, &["2 error"]);
}

#[test]
fn strict_knows_a_stage_in_any_case_and_by_its_number() {
    let strict = Settings { preset: Preset::Strict, ..Settings::default() };
    let text =
        "FROM a:1 AS x\nFROM a:1 AS y\nCOPY --from=Y /a /b\nCOPY --from=\"y\" /a /b\nCOPY --from=1 /a /b\n";
    check("DL3022", text, &Settings::default(), &["3 warning", "4 warning"]);
    check("DL3022", text, &strict, &[]);
    check("DL3023", text, &Settings::default(), &[]);
    check("DL3023", text, &strict, &["3 error", "4 error", "5 error"]);
}

#[test]
fn strict_takes_names_in_any_case_for_equal() {
    let strict = Settings { preset: Preset::Strict, ..Settings::default() };
    let text = "FROM a:1 AS x\nFROM a:1 AS X\nFROM a:1 AS Scratch\n";
    check("DL3024", text, &Settings::default(), &[]);
    check("DL3024", text, &strict, &["2 error"]);
    check("DL3063", text, &Settings::default(), &[]);
    check("DL3063", text, &strict, &["3 warning"]);
}

#[test]
fn strict_reads_paths_as_buildkit_does() {
    let strict = Settings { preset: Preset::Strict, ..Settings::default() };
    let text = "FROM a:1\nCOPY a\\\n b /c\n";
    check("DL3021", text, &Settings::default(), &[]);
    check("DL3021", text, &strict, &["2 error"]);
}

#[test]
fn all_registries_are_trusted_without_patterns() {
    check("DL3026", "FROM quay.io/a:1\n", &Settings::default(), &[]);
    let settings = Settings { trusted_registries: vec!["*.example.com".to_owned()], ..Settings::default() };
    check(
        "DL3026",
        "FROM quay.io/a:1\nFROM r.example.com/a:1\nFROM a:1\n",
        &settings,
        &["1 error", "3 error"],
    );
}
