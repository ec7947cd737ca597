//! `DL3032`: the cache of yum that stays in the image.

use dockerfmt_syntax::ast;

use super::leftover_cache;
use crate::mounts::is_unlayered;
use crate::packages::{RPM_FOLDERS, YUM_CACHE};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `yum install` without `yum clean all` behind it in the same `RUN`, unless a cache mount takes the cache.
    ///
    /// ## Why it matters
    /// What was downloaded stays in the layer, and nothing in the image uses it.
    /// Emptying the cache in a later `RUN` does not help: the layer stays as it is.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM rockylinux:9
    /// RUN yum install -y curl-7.76.1
    /// ```
    /// ```dockerfile,good
    /// FROM rockylinux:9
    /// RUN yum install -y curl-7.76.1 && yum clean all
    /// ```
    /// ```dockerfile,good
    /// FROM rockylinux:9
    /// RUN --mount=type=cache,target=/var/cache/yum yum install -y curl-7.76.1
    /// ```
    ///
    /// ## Fix
    /// The `RUN` empties the cache at its end.
    DL3032 {
        name: "leftover-yum-cache",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    // hadolint knows no mounts here.
    let is_mounted = !ctx.is_compat() && RPM_FOLDERS.iter().any(|it| is_unlayered(run, it, false));
    if is_mounted { None } else { leftover_cache::report(ctx, &commands, &YUM_CACHE) }
}
