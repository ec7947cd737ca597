//! `DL3009`: package lists of apt that stay in the image.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast;

use crate::hadolint_stages::ShippedStages;
use crate::mounts::is_unlayered;
use crate::packages::apt;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `RUN`s that update the package lists of apt and do not remove them.
    /// Stages that are only copied from may keep theirs, and so may a cache mount.
    ///
    /// ## Why it matters
    /// The lists take some 20 to 50 MB of the layer and are outdated when the image is used.
    /// Removing them in a later `RUN` does not help: the layer stays as it is.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
    /// ```
    ///
    /// ## Fix
    /// The `RUN` removes the lists at its end.
    /// The fix is unsafe where a later `RUN` installs without an update of its own.
    DL3009 {
        name: "leftover-apt-lists",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let shipped = ShippedStages::new(ctx.stages());
    let needs = last_needs(ctx);
    for run in ctx.instructions().iter().filter_map(|it| it.as_run()) {
        let stage = ctx.stage_at(run.range().start);
        if shipped.has(stage) {
            let is_safe = stage.is_some_and(|it| needs[it.idx()] <= run.range().start);
            check_run(ctx, run, is_safe);
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, is_safe: bool) -> Option<()> {
    let commands = ctx.commands(run)?;
    let update = apt::update(&commands)?;
    if apt::removes_lists(&commands) || is_mounted(run, ctx.is_compat()) {
        return None;
    }
    let word = update.args().iter().find(|it| it.text == "update")?;
    let applicability = if is_safe { Applicability::Safe } else { Applicability::Unsafe };
    let edit = commands.append(apt::CLEAN_UP);
    let message = format!("`{} update` leaves its lists in the layer", update.name());
    ctx.report(commands.head(update, word), message)
        .help(format!("end the `RUN` with `{}`", apt::CLEAN_UP))
        .fix(edit.map(|it| Fix::new(applicability, "remove the lists at the end", vec![it])));
    Some(())
}

fn is_mounted(run: ast::Run<'_>, is_compat: bool) -> bool {
    let has = |path: &str| is_unlayered(run, path, is_compat);
    has(apt::LISTS) || has("/var/lib/apt") && has("/var/cache/apt")
}

/// For each stage, where the last `RUN` of it and of those built on it begins that needs lists from before.
fn last_needs(ctx: &RuleContext<'_>) -> Vec<u32> {
    let needs = |it: &ast::Run<'_>| ctx.commands(*it).is_some_and(|it| apt::needs_lists(&it));
    let last = |it: &Stage<'_>| {
        let runs = it.instructions().iter().rev().filter_map(|it| it.as_run());
        runs.filter(needs).map(|it| it.range().start).next().unwrap_or(0)
    };
    let mut res: Vec<u32> = ctx.stages().iter().map(last).collect();
    for stage in ctx.stages().iter().rev() {
        if let Some(base) = stage.base_stage() {
            res[base] = res[base].max(res[stage.idx()]);
        }
    }
    res
}
