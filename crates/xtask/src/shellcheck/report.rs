//! The page `docs/conformance/shellcheck.md`: figures on top, each code, and every difference below.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::hadolint::{Reason, Verdict};
use super::tally::Tally;
use super::{NO_SCRIPT, Ours, Question};

/// What has to hold, as parts of one.
const MIN_PRECISION: f64 = 0.99;
const MIN_RECALL: f64 = 0.97;
const MIN_HADOLINT_RECALL: f64 = 0.98;

/// What came out.
#[derive(Default)]
pub(super) struct Report {
    pub(super) n_files: usize,
    pub(super) hadolint: Verdict,
    pub(super) all: Tally,
    pub(super) heredocs: Tally,
    /// Code, `missing` or `extra`, place.
    pub(super) differences: BTreeSet<(u32, &'static str, String)>,
}

impl Report {
    /// Adds a script with what either side finds in it.
    pub(super) fn add(&mut self, question: &Question, theirs: &BTreeSet<u32>, ours: &Ours) {
        self.all.add(theirs, &ours.codes);
        if question.has_heredoc() {
            self.heredocs.add(theirs, &ours.codes);
        }
        let place = format!("{}:{}", ours.place.0, ours.place.1);
        let missing = theirs.difference(&ours.codes).map(|&it| (it, "missing", place.clone()));
        let extra = ours.codes.difference(theirs).map(|&it| (it, "extra", place.clone()));
        self.differences.extend(missing.chain(extra));
    }

    /// Whether all bounds hold.
    pub(super) fn holds(&self) -> bool {
        let holds = |it: &Tally| it.precision() >= MIN_PRECISION && it.recall() >= MIN_RECALL;
        holds(&self.all) && holds(&self.heredocs) && self.hadolint.recall() >= MIN_HADOLINT_RECALL
    }

    /// The figures.
    pub(super) fn summary(&self) -> String {
        let mut res = String::from(
            "| scripts | number | theirs | ours | both | precision | recall |\n|---|---|---|---|---|---|---|\n",
        );
        for (name, tally) in [("all", &self.all), ("with heredocs", &self.heredocs)] {
            let _ = writeln!(res, "| {name} {}", tally.row());
        }
        let verdict = &self.hadolint;
        let (n_found, n_lacking) = (verdict.n_found(), verdict.n_of(Reason::Engine));
        let n_explained = verdict.absent.len() - n_lacking;
        let _ = write!(
            res,
            "\nhadolint 2.15.1 shows {} findings of ShellCheck, one for each `RUN`.\n\
             By default {n_explained} of them cannot be found, because the script is for another shell or other variables are \
             known; [below](#hadolints-findings) is why.\n\
             Of the other {}, {n_found} are among ours and {n_lacking} are not: the recall is {:.4}.\n",
            n_found + verdict.absent.len(),
            n_found + n_lacking,
            verdict.recall()
        );
        res
    }

    /// What became of hadolint's findings, and the reason for each that is absent.
    fn of_hadolint(&self) -> String {
        let verdict = &self.hadolint;
        let mut res = format!(
            "## hadolint's findings\n\n{} are found under their own code, and these as SC1072:\n\n\
             | code | found as SC1072 |\n|---|---|\n",
            verdict.n_same
        );
        for (code, n) in &verdict.aliases {
            let _ = writeln!(res, "| SC{code} | {n} |");
        }
        res.push_str("\nThe others are absent by default:\n\n| divergence | why | number |\n|---|---|---|\n");
        for reason in Reason::ALL {
            let (number, why) = reason.words();
            let _ = writeln!(res, "| {number} | {why} | {} |", verdict.n_of(reason));
        }
        res.push_str("\n| code | file and line | divergence |\n|---|---|---|\n");
        for it in &verdict.absent {
            let _ = writeln!(res, "| SC{} | {} | {} |", it.code, it.place, it.reason.words().0);
        }
        res
    }

    /// The page.
    pub(super) fn text(&self) -> String {
        let mut res = String::from("# ShellCheck's codes\n\n");
        let codes = NO_SCRIPT.map(|it| format!("SC{it}")).join(", ");
        let _ = writeln!(
            res,
            "Written by `cargo xtask shellcheck` over the {} files of the corpus; not to be edited.\n\
             What is compared are pairs of script and code.\n\
             ShellCheck 0.11 gets each script as hadolint gives it: with a line `export NAME=1` for each variable that is \
             set and named in it, without SC1090, SC1091 and SC2187.\n\
             The same script in several files counts once.\n\
             ShellCheck reports a text that does not parse under several of {codes}; we report it once, as SC1072, and \
             they count as one.\n\n{}",
            self.n_files,
            self.summary()
        );
        for (name, tally) in [("", &self.all), (" in scripts with heredocs", &self.heredocs)] {
            let _ = write!(res, "## By code{name}\n\n{}\n", tally.by_code());
        }
        res.push_str(&self.of_hadolint());
        res.push_str("\n## Every difference\n\n| code | | file and line of the `RUN` |\n|---|---|---|\n");
        for (code, kind, place) in &self.differences {
            let _ = writeln!(res, "| SC{code} | {kind} | {place} |");
        }
        res
    }
}
