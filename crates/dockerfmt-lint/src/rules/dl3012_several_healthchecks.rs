//! `DL3012`: more than one `HEALTHCHECK` in a stage.

use dockerfmt_syntax::SyntaxKind;

use super::only_last::report_overridden;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the second and every further `HEALTHCHECK` of a stage; `HEALTHCHECK NONE` counts too.
    ///
    /// ## Why it matters
    /// Only the last one takes effect.
    /// The others look as if something was watched.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// HEALTHCHECK CMD ["is-alive"]
    /// HEALTHCHECK CMD ["is-ready"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// HEALTHCHECK CMD ["is-ready"]
    /// ```
    ///
    /// ## Fix
    /// The earlier one is deleted, unless there are comments inside it.
    /// It may be the one that was meant.
    DL3012 {
        name: "several-healthchecks",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_overridden(ctx, SyntaxKind::HEALTHCHECK, Applicability::Unsafe);
}
