//! `DL3065`: a platform in `FROM` that is the default.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::Flag;

use crate::compat::HadolintFrom;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds `FROM --platform=$TARGETPLATFORM`.
    ///
    /// ## Why it matters
    /// That is the platform of every `FROM` without the flag, so it only makes the line longer.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM --platform=$TARGETPLATFORM debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The flag is deleted.
    DL3065 {
        name: "default-platform",
        buildkit: Some("RedundantTargetPlatform"),
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(flag) = stage.from().platform() else { return };
    let platform = platform(ctx, stage, flag).unwrap_or_default();
    if matches!(platform.as_str(), "$TARGETPLATFORM" | "${TARGETPLATFORM}") {
        let edit = deletion::flag(ctx.text(), flag);
        let fix = edit.map(|it| Fix::new(Applicability::Safe, "delete the flag", vec![it]));
        ctx.report(flag.range(), format!("`{platform}` is the default")).help("leave the flag out").fix(fix);
    }
}

/// The platform as it is written; `None` where an `ARG` gives `TARGETPLATFORM` another meaning.
fn platform(ctx: &RuleContext<'_>, stage: &Stage<'_>, flag: Flag<'_>) -> Option<String> {
    if ctx.is_compat() {
        return HadolintFrom::new(stage.from())?.platform;
    }
    let is_overridden =
        ctx.model().global_args().iter().any(|it| it.name() == "TARGETPLATFORM" && it.value().is_some());
    flag.value().filter(|_| !is_overridden).map(|it| it.text().into_owned())
}
