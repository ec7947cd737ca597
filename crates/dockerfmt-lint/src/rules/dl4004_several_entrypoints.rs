//! `DL4004`: more than one `ENTRYPOINT` in a stage.

use dockerfmt_syntax::SyntaxKind;

use super::only_last::report_overridden;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the second and every further `ENTRYPOINT` of a stage.
    ///
    /// ## Why it matters
    /// Only the last one takes effect.
    /// The others look as if they did something.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENTRYPOINT ["first"]
    /// ENTRYPOINT ["second"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENTRYPOINT ["second"]
    /// ```
    ///
    /// ## Fix
    /// The earlier one is deleted, unless there are comments inside it.
    DL4004 {
        name: "several-entrypoints",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_overridden(ctx, SyntaxKind::ENTRYPOINT, Applicability::Safe);
}
