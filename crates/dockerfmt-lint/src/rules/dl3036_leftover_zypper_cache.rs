//! `DL3036`: the cache of zypper that stays in the image.

use dockerfmt_syntax::ast;

use super::leftover_cache;
use crate::mounts::is_unlayered;
use crate::packages::ZYPPER_CACHE;
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `zypper install` without `zypper clean` behind it in the same `RUN`, unless a cache mount takes the cache.
    ///
    /// ## Why it matters
    /// What was downloaded stays in the layer, and nothing in the image uses it.
    /// Emptying the cache in a later `RUN` does not help: the layer stays as it is.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM opensuse/leap:15.6
    /// RUN zypper install -y curl=8.6.0
    /// ```
    /// ```dockerfile,good
    /// FROM opensuse/leap:15.6
    /// RUN zypper install -y curl=8.6.0 && zypper clean --all
    /// ```
    /// ```dockerfile,good
    /// FROM opensuse/leap:15.6
    /// RUN --mount=type=cache,target=/var/cache/zypp zypper install -y curl=8.6.0
    /// ```
    ///
    /// ## Fix
    /// The `RUN` empties the cache at its end.
    DL3036 {
        name: "leftover-zypper-cache",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let is_mounted = is_unlayered(run, "/var/cache/zypp", ctx.is_compat());
    if is_mounted { None } else { leftover_cache::report(ctx, &commands, &ZYPPER_CACHE) }
}
