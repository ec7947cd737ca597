//! `DL3049`: stages without a label that is required.

use std::collections::HashSet;

use crate::labels::StageEvents;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages that lack a label which the settings require.
    /// A stage has the labels of the stage that it is built on.
    /// A stage that only serves others, as their base or as a place to copy from, needs none.
    ///
    /// ## Why it matters
    /// Labels are required because somebody relies on them: to find the source of an image, its licence or its owner.
    /// What has no label is found by no such search.
    ///
    /// ## Example
    /// Where the settings require the seven labels of the second one:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL title="App"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS build
    /// RUN make
    /// FROM debian:12
    /// COPY --from=build /srv /srv
    /// LABEL title="App" version="1.2.0" license="MIT" \
    ///     commit="0123abc" created="2024-05-06T07:08:09Z" \
    ///     email="jo@example.com" url="https://example.com/app"
    /// ```
    DL3049 {
        name: "missing-label",
        severity: Severity::Info,
        repeats: true,
        since: "0.1.0",
        can_find: |it| !it.labels.is_empty(),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let labels = &ctx.settings().labels;
    if labels.is_empty() {
        return;
    }
    let events = StageEvents::new(ctx);
    for key in labels.keys() {
        let mut lacking = events.lacking(key);
        if !ctx.is_compat() {
            let having = having(ctx, events.labelled(key));
            let can_be_target =
                |idx: usize| ctx.stages().get(idx).is_some_and(|it| ctx.model().can_be_target(it));
            lacking.retain(|&it| can_be_target(it) && !having.contains(&it));
        }
        for idx in lacking {
            report(ctx, idx, key);
        }
    }
}

/// The stages that have a label: those that are `labelled`, and those that are built on one that has it.
fn having(ctx: &RuleContext<'_>, labelled: HashSet<usize>) -> HashSet<usize> {
    let mut res = labelled;
    for stage in ctx.stages() {
        if stage.base_stage().is_some_and(|it| res.contains(&it)) {
            res.insert(stage.idx());
        }
    }
    res
}

fn report(ctx: &mut RuleContext<'_>, idx: usize, key: &str) {
    let Some(stage) = ctx.stages().get(idx) else { return };
    let range = stage.from().image().map_or(stage.from().range(), |it| it.range());
    ctx.report(range, format!("the stage has no label `{key}`")).help(format!("add `LABEL {key}=...`"));
}
