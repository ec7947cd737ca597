//! Which rules are on: presets, selectors, severities, and which of them wins.

use dockerfmt_lint::{Preset, Rule, Selector, Settings, Severity, rules};

fn selectors(words: &str) -> Vec<Selector> {
    words.split_whitespace().map(Selector::new).collect()
}

fn settings(select: Option<&str>, extend_select: &str, ignore: &str) -> Settings {
    Settings {
        select: select.map(selectors),
        extend_select: selectors(extend_select),
        ignore: selectors(ignore),
        ..Settings::default()
    }
}

fn is_on(settings: &Settings, code: &str) -> bool {
    match rule(code) {
        Some(rule) => settings.severity(rule) != Severity::Ignore,
        None => settings.severity_of(code, Severity::Info) != Severity::Ignore,
    }
}

fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().copied().find(|it| it.code == code)
}

/// Checks which of DL3006, DL3007, DL4000 and SC2086 are on.
#[track_caller]
fn check(settings: &Settings, expected: &str) {
    let on: Vec<&str> =
        ["DL3006", "DL3007", "DL4000", "SC2086"].into_iter().filter(|it| is_on(settings, it)).collect();
    assert_eq!(on.join(" "), expected);
}

#[test]
fn select_replaces_the_preset() {
    check(&settings(None, "", ""), "DL3006 DL3007 DL4000 SC2086");
    check(&settings(Some("DL30"), "", ""), "DL3006 DL3007");
    check(&settings(Some(""), "", ""), "");
    check(&settings(Some("latest-tag SC"), "", ""), "DL3007 SC2086");
    check(&settings(Some("DL4"), "dl3006", ""), "DL3006 DL4000");
    check(&settings(Some("ALL"), "", ""), "DL3006 DL3007 DL4000 SC2086");
}

#[test]
fn the_more_precise_selector_wins() {
    check(&settings(Some("DL"), "", "DL3"), "DL4000");
    check(&settings(Some("DL DL3007"), "", "DL3"), "DL3007 DL4000");
    check(&settings(Some("DL300"), "", "DL3007 ALL"), "DL3006");
    check(&settings(None, "", "DL3 SC20"), "DL4000");
    check(&settings(None, "DL3007", "DL3 SC20"), "DL3007 DL4000");
    check(&settings(None, "DL3007 SC2086", "ALL"), "DL3007 SC2086");
}

#[test]
fn of_two_equally_precise_ones_ignore_wins() {
    check(&settings(Some("DL3006 DL3007"), "", "latest-tag"), "DL3006");
    check(&settings(Some("DL"), "DL", "DL"), "");
}

#[test]
fn an_override_by_code_puts_a_rule_on() {
    let mut settings = settings(Some("SC"), "", "");
    settings.overrides = vec![("DL3007".into(), Severity::Error), ("DL4".into(), Severity::Error)];
    check(&settings, "DL3007 SC2086");
    assert_eq!(settings.severity(rule("DL3007").unwrap()), Severity::Error);
    settings.ignore = selectors("DL30");
    check(&settings, "DL3007 SC2086");
    settings.ignore = selectors("DL3007");
    check(&settings, "SC2086");
}

#[test]
fn the_most_precise_override_wins_and_then_the_last() {
    let mut settings = Settings::default();
    let severity = |settings: &Settings| settings.severity(rule("DL3007").unwrap());
    settings.overrides = vec![("DL3007".into(), Severity::Info), ("DL".into(), Severity::Error)];
    assert_eq!(severity(&settings), Severity::Info);
    settings.overrides.push(("latest-tag".into(), Severity::Style));
    assert_eq!(severity(&settings), Severity::Style);
    settings.overrides.push(("DL3007".into(), Severity::Ignore));
    check(&settings, "DL3006 DL4000 SC2086");
}

#[test]
fn codes_of_others_have_their_severity_unless_it_is_changed() {
    let mut settings = Settings::default();
    assert_eq!(settings.severity_of("SC2086", Severity::Info), Severity::Info);
    settings.overrides = vec![("SC20".into(), Severity::Style), ("SC2086".into(), Severity::Error)];
    assert_eq!(settings.severity_of("SC2086", Severity::Info), Severity::Error);
    assert_eq!(settings.severity_of("SC2087", Severity::Info), Severity::Style);
}

#[test]
fn a_family_is_off_only_when_none_of_its_codes_can_be_on() {
    let off = |select, extend, ignore| settings(select, extend, ignore).is_family_off("SC");
    assert!(off(None, "", "SC") && off(None, "", "ALL") && off(Some("DL"), "", ""));
    assert!(!off(None, "", "") && !off(None, "", "SC2") && !off(Some("SC2086"), "", ""));
    assert!(!off(None, "SC2086", "SC") && !off(Some("ALL"), "", ""));
    let mut overridden = settings(None, "", "SC");
    overridden.overrides.push(("SC2086".into(), Severity::Error));
    assert!(!overridden.is_family_off("SC"));
    overridden.overrides[0].1 = Severity::Ignore;
    assert!(overridden.is_family_off("SC"));
}

#[test]
fn presets_and_preview_choose_what_is_on_at_first() {
    for preset in Preset::ALL {
        for preview in [false, true] {
            let settings = Settings { preset, preview, ..Settings::default() };
            for it in rules() {
                let expected = it.presets.contains(&preset) && (preview || !it.preview);
                assert_eq!(settings.severity(it) != Severity::Ignore, expected, "{} {preset:?}", it.code);
            }
        }
    }
}
