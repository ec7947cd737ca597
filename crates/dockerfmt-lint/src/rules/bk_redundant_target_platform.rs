//! `RedundantTargetPlatform`: a platform in `FROM` that is the default.

use dockerfmt_syntax::ast::{Flag, From, Variable};

use crate::deletion;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `FROM --platform` whose value is the variable `TARGETPLATFORM` and nothing else.
    ///
    /// ## Why it matters
    /// Without the flag a stage is built for that platform too.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM --platform=${TARGETPLATFORM} debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The flag is deleted, unless an `ARG` of the file gives the variable another value.
    RedundantTargetPlatform {
        name: "redundant-target-platform",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::From(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, from: From<'_>) -> Option<()> {
    let flag = from.platform()?;
    let variable = only_variable(flag)?;
    let is_target = variable.name()?.text() == "TARGETPLATFORM";
    let modifier = variable.modifier().map_or("", |it| it.text());
    // The variable always has a value, so only what replaces or changes that is another platform.
    if !is_target || !matches!(modifier, "" | ":-" | "-" | ":?" | "?") {
        return None;
    }
    let is_own =
        ctx.model().global_args().iter().any(|it| it.name() == "TARGETPLATFORM" && it.value().is_some());
    let edit = deletion::flag(ctx.text(), flag).filter(|_| !is_own);
    let fix = edit.map(|it| Fix::new(Applicability::Safe, "delete the flag", vec![it]));
    ctx.report(flag.range(), format!("`{}` is the platform without this flag", flag.value_text()))
        .help("leave the flag out")
        .fix(fix);
    Some(())
}

/// The variable that is all of the value, quotes aside, without another one in it.
fn only_variable(flag: Flag<'_>) -> Option<Variable<'_>> {
    let value = flag.value()?;
    let mut variables = value.variables();
    let variable = variables.next().filter(|_| variables.next().is_none())?;
    let is_all = value.unquoted().len() == variable.node().joined().len();
    is_all.then_some(variable)
}
