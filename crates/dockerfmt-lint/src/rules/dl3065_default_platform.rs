//! `DL3065`: a platform in `FROM` that is the default.

use dockerfmt_semantic::Stage;

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
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(flag) = stage.from().platform() else { return };
    let platform = HadolintFrom::lenient(stage.from()).platform.unwrap_or_default();
    let is_default = matches!(platform.as_str(), "$TARGETPLATFORM" | "${TARGETPLATFORM}");
    if is_default && (ctx.is_compat() || !is_overridden(ctx)) {
        let edit = deletion::flag(ctx.text(), flag);
        let fix = edit.map(|it| Fix::new(Applicability::Safe, "delete the flag", vec![it]));
        ctx.report(flag.range(), format!("`{platform}` is the default")).help("leave the flag out").fix(fix);
    }
}

/// Whether a global `ARG` gives `TARGETPLATFORM` another value.
fn is_overridden(ctx: &RuleContext<'_>) -> bool {
    ctx.model().global_args().iter().any(|it| it.name() == "TARGETPLATFORM" && it.value().is_some())
}
