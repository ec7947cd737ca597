//! `DL1000`: what BuildKit would refuse.

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Reports text that is no valid Dockerfile: unknown instructions and flags, missing arguments, heredocs
    /// without an end.
    ///
    /// ## Why it matters
    /// The build stops there.
    /// The other instructions are linted all the same, each for what it says.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUNN make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN make
    /// ```
    DL1000 {
        name: "syntax-error",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    // What hadolint cannot parse is reported before any rule runs; what it can, it does not complain about.
    if ctx.is_compat() {
        return;
    }
    for error in &ctx.model().parse().errors {
        ctx.report(error.range, error.message.as_str()).anchor(error.range.start);
    }
}
