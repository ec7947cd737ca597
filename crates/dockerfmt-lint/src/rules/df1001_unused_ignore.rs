//! `DF1001`: ignore pragmas that are of no use.

use crate::pragma::without_word;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds codes and names in ignore comments that keep nothing from being reported.
    /// A rule that settings switch off may well be named; nobody can tell whether it would find something.
    ///
    /// ## Why it matters
    /// The comment outlived its reason, stands in the wrong place, or names the wrong rule.
    /// If the problem comes back one day, nobody will be told.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # hadolint ignore=DL3007
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// # hadolint ignore=DL3007
    /// FROM debian:latest
    /// ```
    ///
    /// ## Fix
    /// The code is taken out of the list, and with the last one goes the comment.
    DF1001 {
        name: "unused-ignore",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        runs_last: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for &(pragma, idx) in ctx.unused_words() {
        let word = pragma.words[idx];
        // Whether this rule itself is ignored to some effect is not known before it has run.
        if RULE.is_called(word.text) {
            continue;
        }
        let edit = without_word(ctx.model().parse(), pragma, idx);
        ctx.report(word.range, format!("`{}` keeps nothing from being reported", word.text))
            .fix(Fix::new(Applicability::Safe, "remove it", vec![edit]))
            .anchor(word.range.start);
    }
}
