//! `DL3040`: the cache of dnf that stays in the image.

use dockerfmt_syntax::ast;

use super::leftover_cache;
use crate::mounts::is_unlayered;
use crate::packages::{DNF_CACHE, MICRODNF_CACHE, RPM_FOLDERS};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `dnf` and `microdnf` that install or upgrade without `clean all` behind it in the same `RUN`, unless a cache
    /// mount takes the cache.
    ///
    /// ## Why it matters
    /// What was downloaded stays in the layer, and nothing in the image uses it.
    /// Emptying the cache in a later `RUN` does not help: the layer stays as it is.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM fedora:42
    /// RUN dnf install -y curl-8.11.1
    /// ```
    /// ```dockerfile,good
    /// FROM fedora:42
    /// RUN dnf install -y curl-8.11.1 && dnf clean all
    /// ```
    /// ```dockerfile,good
    /// FROM fedora:42
    /// RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y curl-8.11.1
    /// ```
    ///
    /// ## Fix
    /// The `RUN` empties the cache at its end.
    DL3040 {
        name: "leftover-dnf-cache",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    if is_mounted(run, ctx.is_compat()) {
        return None;
    }
    let dnf = leftover_cache::report(ctx, &commands, &DNF_CACHE);
    dnf.or_else(|| leftover_cache::report(ctx, &commands, &MICRODNF_CACHE))
}

fn is_mounted(run: ast::Run<'_>, is_compat: bool) -> bool {
    let has = |folder: &str| is_unlayered(run, folder, is_compat);
    let is_known = has("/var/cache/libdnf5") || has(".cache/libdnf5");
    is_known || !is_compat && RPM_FOLDERS.iter().any(|it| has(it))
}
