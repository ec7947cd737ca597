//! Every rule's documentation is complete, and its examples are true.

mod common;

use dockerfmt_lint::{FixAvailability, Rule, lint, rules};

/// The fenced examples of a rule with their info strings.
fn examples(rule: &Rule) -> Vec<(String, String)> {
    let mut res: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for line in rule.docs().lines() {
        match (line.strip_prefix("```"), is_open) {
            (Some(info), false) => res.push((info.to_owned(), String::new())),
            (Some(_), true) => {}
            (None, true) => {
                let (_, text) = res.last_mut().expect("an open fence");
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
        is_open ^= line.starts_with("```");
    }
    res
}

/// Whether `rule` finds something in `text`; rules that are off by default are on.
fn finds(rule: &Rule, text: &str) -> bool {
    lint(&dockerfmt_syntax::parse(text), &common::settings(rule.code)).iter().any(|it| it.code == rule.code)
}

#[test]
fn bad_examples_are_reported_and_good_ones_are_not() {
    for rule in rules() {
        let examples = examples(rule);
        for wanted in ["dockerfile,bad", "dockerfile,good"] {
            assert!(examples.iter().any(|it| it.0 == wanted), "{} has no {wanted} example", rule.code);
        }
        for (info, text) in examples {
            match info.as_str() {
                "dockerfile,bad" => assert!(finds(rule, &text), "{} misses:\n{text}", rule.code),
                "dockerfile,good" => assert!(!finds(rule, &text), "{} reports:\n{text}", rule.code),
                _ => {}
            }
        }
    }
}

#[test]
fn pages_have_the_same_sections_in_the_same_order() {
    for rule in rules() {
        let docs = rule.docs();
        let sections: Vec<_> = docs.lines().filter_map(|it| it.strip_prefix("## ")).collect();
        let mut wanted = vec!["What it does", "Why it matters", "Example"];
        if rule.fix != FixAvailability::None {
            wanted.push("Fix");
        }
        assert_eq!(sections, wanted, "{}", rule.code);
    }
}
