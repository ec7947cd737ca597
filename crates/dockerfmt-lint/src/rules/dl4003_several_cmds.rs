//! `DL4003`: more than one `CMD` in a stage.

use dockerfmt_syntax::SyntaxKind;

use super::only_last::report_overridden;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the second and every further `CMD` of a stage.
    ///
    /// ## Why it matters
    /// Only the last one takes effect.
    /// The others look as if they did something.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// CMD ["first"]
    /// CMD ["second"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["second"]
    /// ```
    ///
    /// ## Fix
    /// The earlier one is deleted, unless there are comments inside it.
    DL4003 {
        name: "several-cmds",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_overridden(ctx, SyntaxKind::CMD, Applicability::Safe);
}
