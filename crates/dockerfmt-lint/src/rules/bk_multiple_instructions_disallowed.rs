//! `MultipleInstructionsDisallowed`: instructions that a later one of their stage overrides.

use super::only_last::deletion_of;
use crate::overridden::overridden;
use crate::{Applicability, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds each `CMD`, `ENTRYPOINT` and `HEALTHCHECK` that another one of its stage follows.
    /// Those of base stages do not count: overriding them is what a stage is for.
    ///
    /// ## Why it matters
    /// Only the last one takes effect.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENTRYPOINT ["/bin/first"]
    /// ENTRYPOINT ["/bin/second"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENTRYPOINT ["/bin/second"]
    /// ```
    ///
    /// ## Fix
    /// The earlier one is deleted, unless there are comments inside it.
    MultipleInstructionsDisallowed {
        name: "overridden-instruction",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (earlier, later) in overridden(ctx.instructions()) {
        let Some(keyword) = earlier.keyword() else { continue };
        let line = ctx.line(later.range().start);
        let fix = deletion_of(ctx, earlier, Applicability::Safe);
        ctx.report(keyword.range(), format!("`{}` has no effect: line {line} overrides it", keyword.text()))
            .help("keep only the last one of the stage")
            .fix(fix);
    }
}
