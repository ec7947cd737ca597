//! The registry lists what is in the folder of the rules.

use std::collections::HashSet;
use std::path::Path;

use dockerfmt_lint::rules;

#[test]
fn every_file_is_a_rule_and_every_rule_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of the rules")
        .map(|it| it.expect("an entry").path())
        .filter_map(|it| Some(it.file_stem()?.to_str()?.to_owned()))
        .filter(|it| ["df", "dl"].iter().any(|family| it.starts_with(family)))
        .collect();
    files.sort();
    let of_rule = |code: &str, name: &str| format!("{}_{}", code.to_lowercase(), name.replace('-', "_"));
    let listed: Vec<String> = rules().iter().map(|it| of_rule(it.code, it.name)).collect();
    assert_eq!(listed, files);
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
