//! `DF1002`: ignore pragmas for rules that do not exist.

use crate::pragma::{is_known, nearest, without_word};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds words in ignore comments that are neither the code nor the name of a rule.
    ///
    /// ## Why it matters
    /// A misspelt code ignores nothing.
    /// A code of a rule that was dropped only puzzles the reader.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # hadolint ignore=DL3O07
    /// FROM debian:latest
    /// ```
    /// ```dockerfile,good
    /// # hadolint ignore=DL3007
    /// FROM debian:latest
    /// ```
    ///
    /// ## Fix
    /// The word is taken out of the list, and with the last one goes the comment.
    DF1002 {
        name: "unknown-ignore",
        severity: Severity::Warning,
        presets: &[Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for pragma in ctx.pragmas() {
        for (idx, word) in pragma.words.iter().enumerate().filter(|it| !is_known(it.1.text)) {
            let edit = without_word(ctx.model().parse(), pragma, idx);
            let fix = Fix::new(Applicability::Safe, "remove it", vec![edit]);
            let report = ctx.report(word.range, format!("`{}` names no rule", word.text)).fix(fix);
            let report = report.anchor(word.range.start);
            if let Some(it) = nearest(word.text) {
                report.help(format!("the nearest name of a rule is `{it}`"));
            }
        }
    }
}
