//! The corpus of real files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dockerfmt::lint::{Settings, rules};
use dockerfmt::semantic::Model;
use dockerfmt_tests::{corpus, corpus_files, golden};
use serde_json::Value;

use crate::difference::{Finding, compat, differences, missing, of_hadolints_rules, ours};
use crate::reasons::numbers;

/// A file of the corpus with what hadolint says of it, as far as we have rules for it.
struct Golden {
    name: String,
    text: String,
    findings: Vec<Finding>,
    can_be_parsed: bool,
}

fn read(corpus: &Path) -> Vec<Golden> {
    let codes: BTreeSet<&str> = rules().iter().map(|it| it.code).collect();
    let files = corpus_files(corpus);
    let golden = golden(corpus, "hadolint.jsonl");
    let text = |it: &Value| it.as_str().expect("a string").to_owned();
    let finding = |it: &Value| (it[0].as_u64().expect("a line") as u32, text(&it[2]), text(&it[3]));
    let of_file = |(name, text): (String, String)| {
        let golden =
            golden.iter().find(|it| it["file"] == name.as_str()).expect("golden data for every file");
        let findings = golden["findings"].as_array().expect("findings").iter().map(finding);
        let findings: Vec<Finding> = findings.filter(|it| codes.contains(it.1.as_str())).collect();
        let can_be_parsed = findings.iter().all(|it| it.1 != "DL1000");
        Golden { name, text, findings, can_be_parsed }
    };
    files.into_iter().map(of_file).collect()
}

#[test]
fn compat_findings_are_hadolints() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for golden in &corpus {
        let ours = ours(&dockerfmt::parse(&golden.text), &compat());
        wrong.extend(missing(&golden.findings, &ours).into_iter().map(|it| ("missing", &golden.name, it)));
        wrong.extend(missing(&ours, &golden.findings).into_iter().map(|it| ("extra", &golden.name, it)));
        for it in &golden.findings {
            *counts.entry(&it.1).or_default() += 1;
        }
    }
    println!("{} files, findings compared: {counts:?}", corpus.len());
    assert!(wrong.is_empty(), "{} differences: {wrong:#?}", wrong.len());
}

#[test]
fn every_default_difference_has_a_number() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut n_kept, mut unexplained) = (0, Vec::new());
    for golden in corpus.iter().filter(|it| it.can_be_parsed) {
        let parse = dockerfmt::parse(&golden.text);
        let model = Model::new(&parse);
        let ours = of_hadolints_rules(ours(&parse, &Settings::default()));
        let hadolints = of_hadolints_rules(golden.findings.clone());
        let (extra, lost) = (missing(&ours, &hadolints), missing(&hadolints, &ours));
        n_kept += hadolints.len() - lost.len();
        for it in differences(&model, &extra, &lost) {
            let sign = if it.is_extra { "more" } else { "less" };
            let numbers = numbers(&it);
            if numbers.len() == 1 {
                *counts.entry(format!("{} {sign} {}", numbers[0], it.code)).or_default() += 1;
            } else {
                let place = format!("{}:{} {sign} {}", golden.name, it.line, it.code);
                unexplained.push(format!("{place}, {numbers:?}\n{}", it.text()));
            }
        }
    }
    println!("{n_kept} findings of hadolint's are ours too; differences: {counts:#?}");
    assert!(unexplained.is_empty(), "{} without one number: {unexplained:#?}", unexplained.len());
}
