//! Real files, with what hadolint said of them when they were collected.

use std::collections::BTreeMap;
use std::path::Path;

use dockerfmt::lint::{Compat, Settings, lint, rules};
use dockerfmt_tests::corpus_files;
use dockerfmt_tests::hadolint::{Recorded, missing, recorded};

/// What comparing them gave.
#[derive(Default)]
pub(super) struct Real {
    pub(super) n_files: usize,
    /// By codes: all of hadolint's own that either side has found.
    pub(super) rules: BTreeMap<String, Counts>,
}

/// How often the two agree about a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) both: usize,
    pub(super) missing: usize,
    pub(super) extra: usize,
}

/// The findings of a file, by codes.
type Findings = BTreeMap<String, Vec<Recorded>>;

impl Real {
    pub(super) fn total(&self) -> Counts {
        self.rules.values().fold(Counts::default(), |sum, it| sum.plus(*it))
    }
}

impl Counts {
    /// Of what we report, the part that hadolint reports too.
    pub(super) fn precision(self) -> f64 {
        self.both as f64 / (self.both + self.extra).max(1) as f64
    }

    /// Of what hadolint reports, the part that we report too.
    pub(super) fn recall(self) -> f64 {
        self.both as f64 / (self.both + self.missing).max(1) as f64
    }

    fn plus(self, it: Counts) -> Counts {
        Counts { both: self.both + it.both, missing: self.missing + it.missing, extra: self.extra + it.extra }
    }
}

/// Compares the findings with hadolint's own codes, under `--compat hadolint`.
pub(super) fn compare(corpus: &Path) -> Real {
    let settings = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    let recorded = recorded(corpus);
    let mut res = Real::default();
    for (name, text) in corpus_files(corpus) {
        let ours = lint(&dockerfmt::parse(&text), &settings).into_iter().map(|it| Recorded {
            line: it.anchor_line,
            code: it.code.to_owned(),
            severity: it.severity.to_string(),
        });
        let (ours, theirs) = (by_code(ours), by_code(recorded.get(&name).into_iter().flatten().cloned()));
        res.n_files += 1;
        for code in rules().iter().map(|it| it.code).filter(|it| it.starts_with("DL")) {
            let of = |it: &Findings| it.get(code).cloned().unwrap_or_default();
            let counts = agreement(&of(&ours), &of(&theirs));
            let sum = res.rules.entry(code.to_owned()).or_default();
            *sum = sum.plus(counts);
        }
    }
    res
}

fn by_code(findings: impl Iterator<Item = Recorded>) -> Findings {
    let mut res = Findings::new();
    for it in findings {
        res.entry(it.code.clone()).or_default().push(it);
    }
    res
}

/// As multisets.
fn agreement(ours: &[Recorded], theirs: &[Recorded]) -> Counts {
    let (missing, extra) = (missing(theirs, ours).len(), missing(ours, theirs).len());
    Counts { both: ours.len() - extra, missing, extra }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_findings_count_as_often_as_both_have_them() {
        let at = |line| Recorded { line, code: "DL3059".to_owned(), severity: "info".to_owned() };
        let counts = agreement(&[at(1), at(1), at(2)], &[at(1), at(3)]);
        assert_eq!(counts, Counts { both: 1, missing: 1, extra: 2 });
        assert_eq!((counts.precision(), counts.recall()), (1.0 / 3.0, 0.5));
    }
}
