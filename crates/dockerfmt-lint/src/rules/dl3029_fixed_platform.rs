//! `DL3029`: a platform that is written into `FROM`.

use dockerfmt_semantic::Stage;

use crate::compat::HadolintFrom;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds `FROM --platform` with a value that has neither `BUILDPLATFORM` nor `TARGETPLATFORM` in it.
    ///
    /// ## Why it matters
    /// Who builds an image decides for which platform.
    /// A platform in the file overrides that, and on other machines the image is slow or does not run at all.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM --platform=linux/amd64 debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM --platform=$BUILDPLATFORM golang:1.24 AS build
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The flag is deleted.
    /// The fix is unsafe: the image may exist for this one platform only.
    DL3029 {
        name: "fixed-platform",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(flag) = stage.from().platform() else { return };
    let platform = HadolintFrom::lenient(stage.from()).platform.unwrap_or_default();
    if platform.is_empty() || platform.contains("BUILDPLATFORM") || platform.contains("TARGETPLATFORM") {
        return;
    }
    let edit = deletion::flag(ctx.text(), flag);
    let fix = edit.map(|it| Fix::new(Applicability::Unsafe, "delete the flag", vec![it]));
    ctx.report(flag.range(), format!("the platform is set to `{}`", flag.value_text()))
        .help("leave the platform to whoever builds")
        .fix(fix);
}
