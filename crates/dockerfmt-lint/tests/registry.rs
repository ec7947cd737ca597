//! The registry lists what is in the folder of the rules.

use std::collections::HashSet;
use std::path::Path;

use dockerfmt_lint::{Rule, rules};

#[test]
fn every_file_is_a_rule_and_every_rule_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of the rules")
        .map(|it| it.expect("an entry").path())
        .filter_map(|it| Some(it.file_stem()?.to_str()?.to_owned()))
        .filter(|it| ["bk_", "df", "dl"].iter().any(|family| it.starts_with(family)))
        .collect();
    files.sort();
    assert!(rules().is_sorted_by(|a, b| a.code < b.code));
    let mut listed: Vec<String> = rules().iter().map(|it| file_of(it)).collect();
    listed.sort();
    assert_eq!(listed, files);
}

/// `dl3007_latest_tag`; BuildKit's checks are found by BuildKit's names: `bk_stage_name_casing`.
fn file_of(rule: &Rule) -> String {
    if !rule.is_buildkits() {
        return format!("{}_{}", rule.code.to_lowercase(), rule.name.replace('-', "_"));
    }
    let chars: Vec<char> = rule.code.chars().collect();
    let mut res = String::from("bk");
    for (idx, c) in chars.iter().enumerate() {
        let is_behind_small = idx > 0 && chars[idx - 1].is_lowercase();
        let is_before_small = chars.get(idx + 1).is_some_and(|it| it.is_lowercase());
        if c.is_uppercase() && (idx == 0 || is_behind_small || is_before_small) {
            res.push('_');
        }
        res.push(c.to_ascii_lowercase());
    }
    res
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut seen = HashSet::new();
    for rule in rules() {
        let is_kebab =
            rule.name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
        assert!(is_kebab, "{}", rule.name);
        assert!(!rule.since.is_empty(), "{}", rule.code);
        for name in [rule.code, rule.name] {
            assert!(seen.insert(name.to_lowercase()), "{name} is taken");
        }
    }
}
