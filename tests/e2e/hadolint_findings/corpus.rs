//! The corpus of real files.

use std::collections::BTreeMap;
use std::path::Path;

use dockerfmt::lint::Settings;
use dockerfmt::semantic::Model;
use dockerfmt_tests::hadolint::{missing, recorded};
use dockerfmt_tests::{corpus, corpus_files};

use crate::difference::{Finding, compat, differences, of_hadolints_rules, of_shellcheck, ours};
use crate::reasons::numbers;

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

    /// What hadolint finds by rules of its own.
    fn own(&self) -> Vec<Finding> {
        of_hadolints_rules(self.findings.clone())
    }
}

fn read(corpus: &Path) -> Vec<Golden> {
    let mut recorded = recorded(corpus);
    let of_file = |(name, text): (String, String)| {
        let findings = recorded.remove(&name).expect("golden data for every file").into_iter();
        let findings = findings.map(|it| (it.line, it.code, it.severity)).collect();
        Golden { name, text, findings }
    };
    corpus_files(corpus).into_iter().map(of_file).collect()
}

#[test]
fn compat_findings_are_hadolints() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for golden in &corpus {
        let hadolints = golden.own();
        let ours = of_hadolints_rules(ours(&dockerfmt::parse(&golden.text), &compat()));
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
fn every_default_difference_has_a_number() {
    let Some(corpus) = corpus("findings_are_hadolints") else { return };
    let corpus = read(&corpus);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut n_kept, mut unexplained) = (0, Vec::new());
    for golden in corpus.iter().filter(|it| it.can_be_parsed()) {
        let parse = dockerfmt::parse(&golden.text);
        let model = Model::new(&parse);
        let ours = of_hadolints_rules(ours(&parse, &Settings::default()));
        let hadolints = golden.own();
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

/// Of ShellCheck's codes one in fifty may differ; `docs/conformance/shellcheck.md` has all of them.
#[test]
fn compat_findings_of_shellcheck_are_hadolints() {
    let Some(corpus) = corpus("findings_of_shellcheck_are_hadolints") else { return };
    let (mut n_theirs, mut n_missing, mut n_extra) = (0, 0, 0);
    for golden in read(&corpus) {
        let theirs = of_shellcheck(golden.findings);
        let ours = of_shellcheck(ours(&dockerfmt::parse(&golden.text), &compat()));
        n_theirs += theirs.len();
        n_missing += missing(&theirs, &ours).len();
        n_extra += missing(&ours, &theirs).len();
    }
    println!("{n_theirs} findings of ShellCheck, {n_missing} missing, {n_extra} extra");
    assert!(n_missing * 50 <= n_theirs, "{n_missing} of {n_theirs} are missing");
    assert!(n_extra * 50 <= n_theirs, "{n_extra} more than {n_theirs}");
}
