//! Compares findings with the recorded ones of hadolint 2.15.1 on a corpus of real files.
//!
//! The corpus is not part of the repository: `DOCKERFMT_CORPUS` names its folder, and without one the tests only
//! say so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dockerfmt_lint::{Compat, Settings, lint, rules};
use serde_json::Value;

const DEFAULT_CORPUS: &str = "../../../shared/corpus";
const SKIPPED: &str = "skipped: there is no corpus; set DOCKERFMT_CORPUS to its folder";

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

fn corpus() -> Option<Vec<Golden>> {
    let named = std::env::var_os("DOCKERFMT_CORPUS").unwrap_or_else(|| DEFAULT_CORPUS.into());
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(named);
    let golden = fs::read_to_string(folder.join("hadolint.jsonl")).ok()?;
    Some(golden.lines().map(|line| read(&folder, line)).collect())
}

fn read(folder: &Path, line: &str) -> Golden {
    let value: Value = serde_json::from_str(line).expect("each line is one object");
    let name = value["file"].as_str().expect("each object names its file").to_owned();
    let bytes = fs::read(folder.join("files").join(&name)).expect("the file is in the corpus");
    let text = |it: &Value| it.as_str().expect("a string").to_owned();
    let finding = |it: &Value| (it[0].as_u64().expect("a line") as u32, text(&it[2]), text(&it[3]));
    let findings = value["findings"].as_array().expect("findings").iter().map(finding).collect();
    Golden { name, text: String::from_utf8_lossy(&bytes).into_owned(), findings }
}

fn ours(golden: &Golden, settings: &Settings) -> Vec<Finding> {
    let found = lint(&dockerfmt_syntax::parse(&golden.text), settings);
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
    let Some(corpus) = corpus() else { return println!("{SKIPPED}") };
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
    let Some(corpus) = corpus() else { return println!("{SKIPPED}") };
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
