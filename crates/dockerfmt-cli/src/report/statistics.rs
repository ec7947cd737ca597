//! How often each rule found something in a run; what `--statistics` shows, and what some formats end with.

use std::collections::BTreeMap;
use std::fmt;

use dockerfmt::Diagnostic;
use dockerfmt::lint::{Applicability, Fix};
use serde_json::{Value, json};

use super::rule_url;
use crate::args::Format;

/// Counts over all files of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statistics {
    n_files: usize,
    n_with_findings: usize,
    counts: BTreeMap<&'static str, Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    n_findings: usize,
    n_fixable: usize,
    /// Those of them that need trust.
    n_unsafe: usize,
}

impl Statistics {
    /// Those of one file.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
        for it in diagnostics {
            let count = counts.entry(it.code).or_default();
            count.n_findings += 1;
            count.n_fixable += usize::from(it.fix.is_some());
            let is_unsafe = |it: &Fix| it.applicability == Applicability::Unsafe;
            count.n_unsafe += usize::from(it.fix.as_ref().is_some_and(is_unsafe));
        }
        Statistics { n_files: 1, n_with_findings: usize::from(!diagnostics.is_empty()), counts }
    }

    pub(crate) fn add(&mut self, other: &Statistics) {
        self.n_files += other.n_files;
        self.n_with_findings += other.n_with_findings;
        for (&code, count) in &other.counts {
            let sum = self.counts.entry(code).or_default();
            sum.n_findings += count.n_findings;
            sum.n_fixable += count.n_fixable;
            sum.n_unsafe += count.n_unsafe;
        }
    }

    pub(crate) fn n_files(&self) -> usize {
        self.n_files
    }

    pub(crate) fn n_findings(&self) -> usize {
        self.counts.values().map(|it| it.n_findings).sum()
    }

    /// What `--fix` could do about them, in words; nothing where it could do nothing.
    pub(crate) fn fixable(&self) -> String {
        let n_unsafe: usize = self.counts.values().map(|it| it.n_unsafe).sum();
        let n_safe = self.counts.values().map(|it| it.n_fixable).sum::<usize>() - n_unsafe;
        match (n_safe, n_unsafe) {
            (0, 0) => String::new(),
            (n, 0) => format!(", {n} fixable by lint --fix"),
            (0, n) => format!(", {n} fixable by lint --fix --unsafe-fixes"),
            (n, more) => format!(", {n} fixable by lint --fix, {more} more with --unsafe-fixes"),
        }
    }

    /// The codes that were reported, sorted.
    pub(super) fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.counts.keys().copied()
    }

    /// The counts, the greatest first: a JSON array, or lines of text.
    pub(super) fn report(&self, format: Format) -> String {
        let mut rows: Vec<(&'static str, Count)> =
            self.counts.iter().map(|(&code, &it)| (code, it)).collect();
        rows.sort_by_key(|(_, it)| std::cmp::Reverse(it.n_findings));
        if format == Format::Json { json_rows(&rows) } else { text_rows(&rows) }
    }
}

fn json_rows(rows: &[(&str, Count)]) -> String {
    let object = |(code, count): &(&str, Count)| {
        json!({
            "code": code,
            "count": count.n_findings,
            "fixable": count.n_fixable,
            "name": rule_url::name(code),
        })
    };
    let objects: Vec<Value> = rows.iter().map(object).collect();
    format!("{}\n", Value::from(objects))
}

fn text_rows(rows: &[(&str, Count)]) -> String {
    let width = rows.first().map_or(0, |it| it.1.n_findings.to_string().len());
    let row = |(code, count): &(&str, Count)| {
        let mark = if count.n_fixable > 0 { "[*]" } else { "[ ]" };
        let name = rule_url::name(code).map_or_else(String::new, |it| format!(" {it}"));
        format!("{:width$} {mark} {code}{name}\n", count.n_findings)
    };
    rows.iter().map(row).collect()
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n| if n == 1 { "" } else { "s" };
        write!(
            f,
            "{} finding{} in {} of {} file{}",
            self.n_findings(),
            plural(self.n_findings()),
            self.n_with_findings,
            self.n_files,
            plural(self.n_files)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn statistics() -> Statistics {
        let mut res = Statistics::default();
        let [tag, package] = samples::diagnostics();
        res.add(&Statistics::of(&[tag, package.clone(), package]));
        res.add(&Statistics::of(&[]));
        res
    }

    #[test]
    fn rows_are_sorted_by_count_and_marked() {
        assert_eq!(
            statistics().report(Format::Full),
            "2 [*] DL3015 apt-recommends\n1 [ ] DL3007 latest-tag\n"
        );
        assert_eq!(Statistics::default().report(Format::Full), "");
    }

    #[test]
    fn json_has_the_same() {
        let rows: Value = serde_json::from_str(&statistics().report(Format::Json)).unwrap();
        let wanted = json!([
            { "code": "DL3015", "name": "apt-recommends", "count": 2, "fixable": 2 },
            { "code": "DL3007", "name": "latest-tag", "count": 1, "fixable": 0 },
        ]);
        assert_eq!(rows, wanted);
    }

    #[test]
    fn the_sum_is_told_in_words() {
        assert_eq!(statistics().to_string(), "3 findings in 1 of 2 files");
        assert_eq!(statistics().fixable(), ", 2 fixable by lint --fix --unsafe-fixes");
        assert_eq!(Statistics::of(&[]).fixable(), "");
    }
}
