//! `FromAsCasing`: an `AS` that is cased otherwise than its `FROM`.

use crate::ast::From;
use crate::keyword_case::{Case, Keyword};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `AS` in another letter case than the `FROM` of its line.
    /// A `FROM` that mixes both cases is not looked at.
    ///
    /// ## Why it matters
    /// `FROM debian as base` looks as if `as` were a part of what it names.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 as base
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS base
    /// ```
    ///
    /// ## Fix
    /// `AS` is written as `FROM` is.
    FromAsCasing {
        name: "as-unlike-from",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::From(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, from: From<'_>) -> Option<()> {
    from.stage_name()?;
    let keyword = Keyword::of(from.instruction())?;
    let inner = Keyword::of_as(from)?;
    let case = keyword.case();
    if case == Case::Mixed || inner.case() == case {
        return None;
    }
    let message = format!("`{}` is cased otherwise than `{}`", inner.text(), keyword.text());
    let title = format!("write it in {}", case.as_str());
    let fix = Fix::new(Applicability::Safe, title.clone(), inner.in_case(case));
    ctx.report(inner.range(), message).help(title).fix(fix);
    Some(())
}
