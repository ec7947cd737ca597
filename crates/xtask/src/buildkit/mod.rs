//! BuildKit's checks as they were recorded for the corpus, and ours: `docs/conformance/buildkit.md`.
//!
//! The record is not BuildKit's own: another linter made it, partly with checks of its own. So what matters is not how
//! many findings differ, but that each that does has a reason.

mod page;
mod reasons;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use dockerfmt::lint::{Settings, lint_model};
use dockerfmt::semantic::Model;
use dockerfmt::syntax::LineIndex;
use dockerfmt::syntax::ast::Instruction;
use dockerfmt_tests::{corpus, corpus_files, golden, root};

pub use page::{FILE, page};
use reasons::REASONS;

/// What comparing all files gave.
#[derive(Default)]
pub struct Comparison {
    /// Files that could be compared.
    pub n_files: usize,
    /// Files that BuildKit refuses, so that nothing is known of its checks.
    pub n_refused: usize,
    /// By the names of checks.
    pub checks: BTreeMap<String, Counts>,
    /// How many differences of each check have a reason, by the place of the reason in the list.
    pub explained: BTreeMap<(usize, String), usize>,
    /// `file:line check` of differences without a reason.
    pub unexplained: Vec<String>,
}

/// How often the two agree about a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found by both.
    pub both: usize,
    /// Found by us only.
    pub ours: usize,
    /// Recorded, and not found by us.
    pub theirs: usize,
}

/// Line and check.
type Finding = (u32, String);

/// A finding that only one side has.
struct Difference<'a> {
    model: &'a Model<'a>,
    line: u32,
    check: &'a str,
    is_ours: bool,
    /// What is recorded for the line.
    theirs: Vec<&'a str>,
    /// What begins in the line.
    instruction: Option<Instruction<'a>>,
}

/// Compares, says what has no reason, and writes the page.
#[allow(clippy::print_stdout, reason = "a chore tells what it found")]
pub fn run() -> ExitCode {
    let Some(corpus) = corpus("buildkit") else { return ExitCode::from(2) };
    let comparison = compare(&corpus);
    for it in &comparison.unexplained {
        println!("{it}");
    }
    println!("{} differences have no reason", comparison.unexplained.len());
    match std::fs::write(root().join(FILE), page(&comparison)) {
        Ok(()) => ExitCode::from(u8::from(!comparison.unexplained.is_empty())),
        Err(err) => {
            println!("{FILE}: {err}");
            ExitCode::from(2)
        }
    }
}

/// Compares the findings of the corpus.
///
/// # Panics
/// When the record is not what it should be.
pub fn compare(corpus: &Path) -> Comparison {
    let mut recorded: BTreeMap<String, Option<BTreeSet<Finding>>> = BTreeMap::new();
    for it in golden(corpus, "buildkit_checks.jsonl") {
        let name = it["file"].as_str().expect("a name").to_owned();
        let findings = it["findings"].as_array().map(|all| all.iter().map(finding).collect());
        recorded.insert(name, findings);
    }
    let mut res = Comparison::default();
    for (name, text) in corpus_files(corpus) {
        match recorded.remove(&name).expect("a record for every file") {
            Some(theirs) => res.compare_file(&name, &text, &theirs),
            None => res.n_refused += 1,
        }
    }
    res
}

fn finding(recorded: &serde_json::Value) -> Finding {
    let line = recorded[0].as_u64().expect("a line");
    (line as u32, recorded[1].as_str().expect("a check").to_owned())
}

impl Comparison {
    /// The counts of all checks together.
    pub fn total(&self) -> Counts {
        self.checks.values().fold(Counts::default(), |sum, it| Counts {
            both: sum.both + it.both,
            ours: sum.ours + it.ours,
            theirs: sum.theirs + it.theirs,
        })
    }

    fn compare_file(&mut self, name: &str, text: &str, theirs: &BTreeSet<Finding>) {
        self.n_files += 1;
        let parse = dockerfmt::parse(text);
        let model = Model::new(&parse);
        let settings = Settings { select: Some(vec!["BK".into()]), ..Settings::default() };
        let found = lint_model(&model, &settings);
        let ours: BTreeSet<Finding> = found.iter().map(|it| (it.anchor_line, it.code.to_owned())).collect();
        for it in ours.intersection(theirs) {
            self.checks.entry(it.1.clone()).or_default().both += 1;
        }
        let lines = LineIndex::new(text);
        for (finding, is_ours) in
            ours.difference(theirs).map(|it| (it, true)).chain(theirs.difference(&ours).map(|it| (it, false)))
        {
            let counts = self.checks.entry(finding.1.clone()).or_default();
            *(if is_ours { &mut counts.ours } else { &mut counts.theirs }) += 1;
            self.explain(name, &Difference::new(&model, &lines, finding, is_ours, theirs));
        }
    }

    fn explain(&mut self, name: &str, difference: &Difference<'_>) {
        match REASONS.iter().position(|it| it.explains(difference)) {
            Some(idx) => *self.explained.entry((idx, difference.check.to_owned())).or_default() += 1,
            None => {
                let sign = if difference.is_ours { "ours" } else { "theirs" };
                self.unexplained.push(format!("{name}:{} {} {sign}", difference.line, difference.check));
            }
        }
    }
}

impl<'a> Difference<'a> {
    fn new(
        model: &'a Model<'a>,
        lines: &LineIndex,
        finding: &'a Finding,
        is_ours: bool,
        theirs: &'a BTreeSet<Finding>,
    ) -> Self {
        let line = finding.0;
        let of_line = theirs.iter().filter(|it| it.0 == line).map(|it| it.1.as_str());
        let instruction = model.file().instructions().find(|it| lines.line(it.range().start) == line);
        Difference { model, line, check: &finding.1, is_ours, theirs: of_line.collect(), instruction }
    }
}
