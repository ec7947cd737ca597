//! Our findings against the recorded ones of hadolint 2.15.1, over the corpus of real files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dockerfmt::lint::{Compat, Settings, lint, rules};
use dockerfmt_tests::{corpus, corpus_files, golden};
use serde_json::Value;

/// Line, code and severity.
type Finding = (u32, String, String);

/// A file of the corpus with what hadolint says of it.
struct Golden {
    name: String,
    text: String,
    findings: Vec<Finding>,
}

impl Golden {
    fn can_be_parsed(&self) -> bool {
        self.findings.iter().all(|it| it.1 != "DL1000")
    }
}

/// Why a finding that hadolint does not have may appear by default, by code.
///
/// The numbers are those of the list of divergences: D-1 is the wider grammar, D-7 the expansion of global `ARG`s.
const REASONS: [(&str, &str); 4] =
    [("DL1000", "D-1"), ("DL3006", "D-7"), ("DL3007", "D-7"), ("DL3025", "D-1")];

fn read(corpus: &Path) -> Vec<Golden> {
    let files = corpus_files(corpus);
    let golden = golden(corpus, "hadolint.jsonl");
    let text = |it: &Value| it.as_str().expect("a string").to_owned();
    let finding = |it: &Value| (it[0].as_u64().expect("a line") as u32, text(&it[2]), text(&it[3]));
    let of_file = |(name, text): (String, String)| {
        let golden =
            golden.iter().find(|it| it["file"] == name.as_str()).expect("golden data for every file");
        let findings = golden["findings"].as_array().expect("findings").iter().map(finding).collect();
        Golden { name, text, findings }
    };
    files.into_iter().map(of_file).collect()
}

fn ours(golden: &Golden, settings: &Settings) -> Vec<Finding> {
    let found = lint(&dockerfmt::parse(&golden.text), settings);
    found.into_iter().map(|it| (it.anchor_line, it.code.to_owned(), it.severity.to_string())).collect()
}

/// What of `left` is not in `right`, each as often as it is missing.
fn missing(left: &[Finding], right: &[Finding]) -> Vec<Finding> {
    let mut rest = right.to_vec();
    let is_missing = |it: &&Finding| match rest.iter().position(|other| other == *it) {
        Some(idx) => {
            rest.swap_remove(idx);
            false
        }
        None => true,
    };
    left.iter().filter(is_missing).cloned().collect()
}

#[test]
fn compat_findings_are_hadolints() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let codes: BTreeSet<&str> = rules().iter().map(|it| it.code).collect();
    let settings = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for golden in &corpus {
        let hadolints: Vec<Finding> =
            golden.findings.iter().filter(|it| codes.contains(it.1.as_str())).cloned().collect();
        let ours = ours(golden, &settings);
        wrong.extend(missing(&hadolints, &ours).into_iter().map(|it| ("missing", &golden.name, it)));
        wrong.extend(missing(&ours, &hadolints).into_iter().map(|it| ("extra", &golden.name, it)));
        for it in hadolints {
            *counts.entry(it.1).or_default() += 1;
        }
    }
    println!("{} files, findings compared: {counts:?}", corpus.len());
    assert!(wrong.is_empty(), "{} differences: {wrong:#?}", wrong.len());
}

#[test]
fn default_findings_are_among_hadolints() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let mut explained: BTreeMap<String, usize> = BTreeMap::new();
    let mut dropped: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for golden in corpus.iter().filter(|it| it.can_be_parsed()) {
        let hadolints: BTreeSet<&Finding> = golden.findings.iter().collect();
        let ours = ours(golden, &Settings::default());
        for it in ours.iter().filter(|it| !hadolints.contains(it)) {
            match REASONS.iter().find(|reason| reason.0 == it.1) {
                Some((code, reason)) => *explained.entry(format!("{code} {reason}")).or_default() += 1,
                None => wrong.push((&golden.name, it.clone())),
            }
        }
        let codes: BTreeSet<&str> = rules().iter().map(|it| it.code).collect();
        for it in golden.findings.iter().filter(|it| codes.contains(it.1.as_str()) && !ours.contains(it)) {
            *dropped.entry(it.1.clone()).or_default() += 1;
        }
    }
    println!("more than hadolint: {explained:?}; less: {dropped:?}");
    assert!(wrong.is_empty(), "{} findings without a reason: {wrong:#?}", wrong.len());
}
