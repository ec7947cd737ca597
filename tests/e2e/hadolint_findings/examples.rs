//! The examples of `fixtures/divergences`: what hadolint says of them was recorded.

use std::collections::BTreeSet;

use dockerfmt::lint::Compat;
use dockerfmt::semantic::Model;
use dockerfmt_tests::hadolint::{Case, Divergence, divergences, missing};
use xtask::verdicts::{settings, verdicts};

use crate::difference::{Finding, differences, of_hadolints_rules, ours};
use crate::reasons::{all_rows, numbers, rows};

/// Divergences without an example whose verdicts differ, and why.
const ALIKE: [(&str, &str); 4] = [
    ("D-17", "it is about the bytes of reports; the tests of the program show it"),
    ("D-18", "it is about configuration; the tests of the program show it"),
    ("D-22", "it is about the order in reports; the tests of the program show it"),
    ("D-23", "it says where we do not differ"),
];

/// The divergences that show in the codes of ShellCheck. In examples of the others these are no matter: all of them
/// differ as D-4 says.
const ABOUT_SHELLCHECK: [&str; 2] = ["D-4", "D-5"];

/// Calls `check` with each example that is about the verdicts on one file, and what hadolint says of it.
fn for_each_example(mut check: impl FnMut(&Divergence, &Case, Vec<String>)) {
    for divergence in &divergences() {
        for case in &divergence.theme.cases {
            if let Some(hadolints) = divergence.hadolints_verdicts(case) {
                check(divergence, case, hadolints);
            }
        }
    }
}

#[test]
fn compat_verdicts_are_hadolints() {
    for_each_example(|divergence, case, hadolints| {
        let mut ours = verdicts(case, Some(Compat::Hadolint));
        ours.sort();
        let what = format!("{} {}", divergence.number, case.name);
        if divergence.is_crash(case) {
            assert!(!ours.is_empty(), "{what}: nobody imitates a crash");
        } else {
            assert_eq!(ours, hadolints, "{what}");
        }
    });
}

#[test]
fn default_verdicts_differ() {
    let mut alike: Vec<String> = divergences().into_iter().map(|it| it.number).collect();
    for_each_example(|divergence, case, hadolints| {
        let (mut ours, mut hadolints) = (verdicts(case, None), hadolints);
        ours.sort();
        if !ABOUT_SHELLCHECK.contains(&divergence.number.as_str()) {
            ours.retain(|it| !it.contains(" SC"));
            hadolints.retain(|it| !it.contains(" SC"));
        }
        if ours != hadolints {
            alike.retain(|it| *it != divergence.number);
        }
        let is_alike = ALIKE.iter().any(|it| it.0 == divergence.number);
        assert_eq!(ours == hadolints, is_alike, "{} {}: {ours:?}", divergence.number, case.name);
    });
    assert_eq!(alike, ALIKE.map(|it| it.0));
}

#[test]
fn each_reason_explains_its_own_divergence_only() {
    let mut shown = BTreeSet::new();
    for_each_example(|divergence, case, hadolints| {
        let text = &case.files[0].1;
        let parse = dockerfmt::parse(text);
        let model = Model::new(&parse);
        let ours = of_hadolints_rules(ours(&parse, &settings(case, None)));
        let hadolints = of_hadolints_rules(hadolints.iter().map(|it| finding(it)).collect());
        // Where hadolint cannot parse a file, or crashes, there is nothing to compare; the strict preset is to differ.
        let can_be_parsed = !divergence.is_crash(case) && hadolints.iter().all(|it| it.1 != "DL1000");
        if !can_be_parsed || !case.own_args.is_empty() {
            return;
        }
        let (extra, lost) = (missing(&ours, &hadolints), missing(&hadolints, &ours));
        let what = format!("{} {}", divergence.number, case.name);
        let mut is_explained = extra.is_empty() && lost.is_empty();
        for it in differences(&model, &extra, &lost) {
            let numbers = numbers(&it);
            assert_eq!(numbers.len(), 1, "{what}: {} is explained by {numbers:?}", it.code);
            is_explained |= numbers[0] == divergence.number;
            shown.extend(rows(&it));
        }
        assert!(is_explained, "{what}: by other divergences only");
    });
    let never_shown: Vec<_> = all_rows().into_iter().filter(|it| !shown.contains(it)).collect();
    assert!(never_shown.is_empty(), "no example has these reasons, by their place: {never_shown:?}");
}

/// `3 DL3006 warning` as a finding.
fn finding(verdict: &str) -> Finding {
    let words: Vec<&str> = verdict.split(' ').collect();
    let line = words[0].split(':').next().and_then(|it| it.parse().ok()).expect("a line");
    (line, words[1].to_owned(), words[2].to_owned())
}
