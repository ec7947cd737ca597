//! `DL3019`: the package index of apk that stays in the image.

use dockerfmt_syntax::{TextEdit, ast};

use super::missing_option::MissingOption;
use crate::mounts::is_unlayered;
use crate::packages::APK;
use crate::run_commands::RunCommands;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apk add` without `--no-cache`, unless a cache mount takes the index.
    ///
    /// ## Why it matters
    /// The index takes some MB of the layer and is outdated when the image is used.
    /// With the option apk downloads it for this one command, so no `apk update` is needed either.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM alpine:3.22
    /// RUN apk update && apk add curl~8.14
    /// ```
    /// ```dockerfile,good
    /// FROM alpine:3.22
    /// RUN apk add --no-cache curl~8.14
    /// ```
    /// ```dockerfile,good
    /// FROM alpine:3.22
    /// RUN --mount=type=cache,target=/var/cache/apk apk add curl~8.14
    /// ```
    ///
    /// ## Fix
    /// The option is inserted, and an `apk update` that the script begins with is removed if nothing else needs it.
    DL3019 {
        name: "leftover-apk-index",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let found: Vec<_> = APK.installs(&commands).filter(|it| !it.0.has_flag("no-cache")).collect();
    if is_unlayered(run, "/var/cache/apk", ctx.is_compat()) {
        return None;
    }
    let missing = MissingOption {
        option: "--no-cache",
        message: "`apk add` leaves the package index in the layer".to_owned(),
        applicability: Some(Applicability::Safe),
        before: delete_update(ctx, run, &commands),
    };
    missing.report(ctx, &commands, &found)
}

/// Deletes the `apk update` that the script begins with, if only `apk add` needs it. Where a single command would be
/// left between other `RUN`s it stays, as those should then be one.
fn delete_update(ctx: &RuleContext<'_>, run: ast::Run<'_>, commands: &RunCommands<'_>) -> Option<TextEdit> {
    let mut apk = commands.called("apk");
    let is_update = matches!(apk.next()?.args(), [it] if it.text == "update");
    let is_first = commands.iter().next()?.name() == "apk";
    let is_possible = is_first && is_update && apk.all(|it| it.has_arg("add"));
    let is_alone = commands.iter().nth(2).is_some() || !is_beside_run(ctx, run);
    (is_possible && is_alone).then(|| commands.delete_first()).flatten()
}

fn is_beside_run(ctx: &RuleContext<'_>, run: ast::Run<'_>) -> bool {
    let all = ctx.instructions();
    let at = all.partition_point(|it| it.range().start < run.range().start);
    let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    neighbours.filter_map(|it| all.get(it)).any(|it| it.as_run().is_some())
}
