//! `DL1001`: ignore pragmas, where a project wants none.

use crate::pragma::{Scope, without_comment};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the comments that keep findings of a single instruction from being reported.
    /// The rule is off unless settings give it a severity.
    ///
    /// ## Why it matters
    /// Some projects keep all their exceptions in one file, where they are reviewed.
    /// A comment beside the instruction passes by that file.
    ///
    /// The rule can itself be ignored, by a comment above the comment or for the whole file.
    /// Where nobody may do that, switch pragmas off altogether.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # hadolint ignore=DL3007
    /// FROM debian:latest
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The comment goes, and what it kept back is reported again.
    DL1001 {
        name: "inline-ignore",
        severity: Severity::Info,
        presets: &[],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for pragma in ctx.pragmas().iter().filter(|it| it.scope == Scope::Line) {
        let range = pragma.comment.range();
        let edit = without_comment(ctx.model().parse(), pragma.comment);
        ctx.report(range, "findings are not to be ignored by comments")
            .fix(Fix::new(Applicability::Unsafe, "delete the comment", vec![edit]))
            .anchor(range.start);
    }
}
