//! What the presets change about single rules.

use dockerfmt_lint::{Preset, Settings, lint, rules};

/// The lines with findings of `code` in `runs`, which stand below a `FROM`.
fn lines(code: &str, preset: Preset, runs: &[&str]) -> Vec<u32> {
    let text = format!("FROM a:1\nRUN {}\n", runs.join("\nRUN "));
    let settings = Settings { preset, ..Settings::default() };
    let found = lint(&dockerfmt_syntax::parse(&text), &settings);
    found.iter().filter(|it| it.code == code).map(|it| it.anchor_line).collect()
}

/// Whether only the strict preset reports `run`.
#[track_caller]
fn check_strict_only(code: &str, run: &str) {
    assert_eq!(lines(code, Preset::Default, &[run]), [0; 0], "{run}");
    assert_eq!(lines(code, Preset::Strict, &[run]), [2], "{run}");
}

#[test]
fn strictly_the_words_that_empty_a_cache_stand_together() {
    check_strict_only("DL3009", "apt-get update && rm -rf /tmp");
    check_strict_only("DL3032", "yum install a-1 && yum clean metadata");
    check_strict_only("DL3032", "yum install a-1 && rm -rf /tmp");
    check_strict_only("DL3040", "dnf install a-1 && dnf list all");
    check_strict_only("DL3060", "yarn install && yarn cache list");
    check_strict_only("DL3060", "yarn install cache");
}

#[test]
fn strictly_the_cache_is_emptied_behind_all_that_fills_it() {
    check_strict_only("DL3032", "yum install a-1 && yum clean all && yum install b-1");
    check_strict_only("DL3036", "zypper in a=1 && zypper cc && zypper in b=1");
    check_strict_only("DL3040", "dnf install a-1 && dnf clean all && dnf reinstall a-1");
}

#[test]
fn strictly_a_clean_up_is_still_enough() {
    let runs = [
        "apt-get update && rm -rf /var/lib/apt/lists/*",
        "apt-get update && rm /var/lib/apt/lists/*",
        "yum install a-1 && yum clean all",
        "yum install a-1 && rm -rf \"/var/cache/yum\"",
        "dnf install a-1 && rm -rf /var/cache/{yum,dnf}/*",
        "zypper in a=1 && zypper cc",
        "yarn install && yarn cache clean",
    ];
    for code in ["DL3009", "DL3032", "DL3036", "DL3040", "DL3060"] {
        assert_eq!(lines(code, Preset::Strict, &runs), [0; 0], "{code}");
    }
}

#[test]
fn strictly_every_go_command_and_wrapped_npm_count() {
    check_strict_only("DL3062", "go run ./a && go install example.com/a");
    check_strict_only("DL3016", "exec npm install a");
    check_strict_only("DL3016", "sudo true && npm --version && exec npm install a");
}

#[test]
fn versions_are_no_matter_of_the_recommended_preset() {
    let runs = [
        ("DL3008", "apt-get install a"),
        ("DL3013", "pip install a"),
        ("DL3016", "npm install a"),
        ("DL3018", "apk add a"),
        ("DL3028", "gem install a"),
        ("DL3033", "yum install a"),
        ("DL3037", "zypper install a"),
        ("DL3041", "dnf install a"),
        ("DL3062", "go install a"),
    ];
    for (code, run) in runs {
        for (preset, expected) in
            [(Preset::Default, &[2][..]), (Preset::Strict, &[2]), (Preset::Recommended, &[])]
        {
            assert_eq!(lines(code, preset, &[run]), expected, "{code} {preset:?}");
        }
    }
}

#[test]
fn rules_of_our_own_are_not_on_by_default() {
    let ours = rules().iter().filter(|it| it.code.starts_with("DF"));
    let on: Vec<_> = ours.filter(|it| it.presets.contains(&Preset::Default)).map(|it| it.code).collect();
    assert_eq!(on, [""; 0]);
}
