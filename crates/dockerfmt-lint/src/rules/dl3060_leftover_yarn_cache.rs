//! `DL3060`: the cache of yarn that stays in the image.

use dockerfmt_syntax::ast;

use super::leftover_cache;
use crate::hadolint_stages::ShippedStages;
use crate::mounts::is_unlayered;
use crate::packages::YARN_CACHE;
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `yarn install` without `yarn cache clean` behind it in the same `RUN`, unless a cache mount takes the cache.
    /// Stages that are only copied from may keep theirs.
    ///
    /// ## Why it matters
    /// yarn keeps what it downloads for the next installation, which an image never sees.
    /// The layer has every package twice.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// RUN yarn install
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// RUN yarn install && yarn cache clean
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// RUN --mount=type=cache,target=/root/.cache/yarn yarn install
    /// ```
    ///
    /// ## Fix
    /// The `RUN` empties the cache at its end.
    DL3060 {
        name: "leftover-yarn-cache",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let shipped = ShippedStages::new(ctx.stages());
    for run in ctx.instructions().iter().filter_map(|it| it.as_run()) {
        if shipped.has(ctx.stage_at(run.range().start)) {
            check_run(ctx, run);
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    // hadolint overlooks the mount where the cache is emptied too soon.
    let heeds_mount = !ctx.is_compat() || !YARN_CACHE.is_ever_emptied(&commands);
    let is_mounted = heeds_mount && is_mounted(run, ctx.is_compat());
    if is_mounted { None } else { leftover_cache::report(ctx, &commands, &YARN_CACHE) }
}

/// Whether a mount holds the cache; by default also those in which other versions of yarn and npm keep theirs.
fn is_mounted(run: ast::Run<'_>, is_compat: bool) -> bool {
    let has = |folder: &str| is_unlayered(run, folder, is_compat);
    has(".cache/yarn") || !is_compat && [".yarn", ".npm"].into_iter().any(has)
}
