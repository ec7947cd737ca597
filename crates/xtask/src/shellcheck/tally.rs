//! Counts pairs of script and code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How often each code is found by either side and by both.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    n_scripts: usize,
    codes: BTreeMap<u32, Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    theirs: usize,
    ours: usize,
    both: usize,
}

impl Tally {
    /// Adds a script with the codes that each side finds in it.
    pub(super) fn add(&mut self, theirs: &BTreeSet<u32>, ours: &BTreeSet<u32>) {
        self.n_scripts += 1;
        for &code in theirs.union(ours) {
            let counts = self.codes.entry(code).or_default();
            counts.theirs += usize::from(theirs.contains(&code));
            counts.ours += usize::from(ours.contains(&code));
            counts.both += usize::from(theirs.contains(&code) && ours.contains(&code));
        }
    }

    /// The part of ours that is theirs too.
    pub(super) fn precision(&self) -> f64 {
        let all = self.total();
        part(all.both, all.ours)
    }

    /// The part of theirs that is ours too.
    pub(super) fn recall(&self) -> f64 {
        let all = self.total();
        part(all.both, all.theirs)
    }

    /// The cells behind the name of the row.
    pub(super) fn row(&self) -> String {
        let Counts { theirs, ours, both } = self.total();
        let (n, precision, recall) = (self.n_scripts, self.precision(), self.recall());
        format!("| {n} | {theirs} | {ours} | {both} | {precision:.4} | {recall:.4} |")
    }

    /// A table with a row for each code.
    pub(super) fn by_code(&self) -> String {
        let mut res =
            String::from("| code | theirs | ours | both | precision | recall |\n|---|---|---|---|---|---|\n");
        for (code, Counts { theirs, ours, both }) in &self.codes {
            let (precision, recall) = (part(*both, *ours), part(*both, *theirs));
            let _ = writeln!(res, "| SC{code} | {theirs} | {ours} | {both} | {precision:.2} | {recall:.2} |");
        }
        res
    }

    fn total(&self) -> Counts {
        let add = |sum: Counts, it: &Counts| Counts {
            theirs: sum.theirs + it.theirs,
            ours: sum.ours + it.ours,
            both: sum.both + it.both,
        };
        self.codes.values().fold(Counts::default(), add)
    }
}

/// `n` of `all`; one where there is nothing.
pub(super) fn part(n: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { n as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_count_scripts_and_codes() {
        let mut tally = Tally::default();
        tally.add(&BTreeSet::from([1, 2]), &BTreeSet::from([2, 3]));
        tally.add(&BTreeSet::from([2]), &BTreeSet::from([2]));
        assert_eq!(tally.row(), "| 2 | 3 | 3 | 2 | 0.6667 | 0.6667 |");
        let by_code = tally.by_code();
        let rows: Vec<&str> = by_code.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| SC1 | 1 | 0 | 0 | 1.00 | 0.00 |",
                "| SC2 | 2 | 2 | 2 | 1.00 | 1.00 |",
                "| SC3 | 0 | 1 | 0 | 0.00 | 1.00 |"
            ]
        );
    }
}
