//! `FromPlatformFlagConstDisallowed`: a platform that is written into `FROM`.

use dockerfmt_syntax::TextEdit;

use crate::ast::From;
use crate::platform::Platform;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `FROM --platform` with a fixed platform, unless the name of the stage has its system or its architecture
    /// in it.
    ///
    /// ## Why it matters
    /// The stage is of that platform whatever platform the image is built for.
    /// A stage that is meant to be so can say it in its name.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM --platform=linux/amd64 debian:12 AS build
    /// ```
    /// ```dockerfile,good
    /// FROM --platform=$BUILDPLATFORM debian:12 AS build
    /// FROM --platform=linux/arm64 debian:12 AS build-arm64
    /// ```
    ///
    /// ## Fix
    /// The platform becomes that of the machine that builds.
    /// The fix is unsafe: the stage may be meant for its one platform.
    FromPlatformFlagConstDisallowed {
        name: "constant-platform",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::From(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, from: From<'_>) -> Option<()> {
    let flag = from.platform()?;
    let value = flag.value().filter(|it| it.is_literal())?;
    let text = flag.value_text();
    let platform = Platform::parse(&text)?;
    let stage = from.stage_name().map(|it| it.text().to_ascii_lowercase()).unwrap_or_default();
    if stage.contains(&platform.os) || stage.contains(&platform.architecture) {
        return None;
    }
    let edit = TextEdit::replace(value.range(), "$BUILDPLATFORM");
    ctx.report(flag.range(), format!("the platform is always `{text}`"))
        .help("leave the platform to whoever builds, or tell it in the name of the stage")
        .fix(Fix::new(Applicability::Unsafe, "take the platform of the machine that builds", vec![edit]));
    Some(())
}
