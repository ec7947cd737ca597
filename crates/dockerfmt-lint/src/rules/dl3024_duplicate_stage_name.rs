//! `DL3024`: stages that have the name of another.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use dockerfmt_semantic::Stage;

use crate::stage_names::{name_range, stage_name};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose name an earlier stage has already.
    /// The strict preset takes names for equal that differ only in letter case.
    ///
    /// ## Why it matters
    /// `FROM`, `COPY --from` and `--target` then mean one of them, and the other cannot be named any more.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM node:22 AS build
    /// RUN npm run build
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build-server
    /// RUN go build -o /app
    /// FROM node:22 AS build-client
    /// RUN npm run build
    /// ```
    DL3024 {
        name: "duplicate-stage-name",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut lines = HashMap::new();
    for stage in ctx.stages() {
        let Some(name) = stage_name(ctx, stage) else { continue };
        let key = if ctx.is_strict() { name.to_ascii_lowercase() } else { name.clone() };
        match lines.entry(key) {
            Entry::Vacant(it) => {
                it.insert(ctx.line(stage.from().range().start));
            }
            Entry::Occupied(it) => report(ctx, stage, &name, *it.get()),
        }
    }
}

fn report(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, name: &str, first: u32) {
    ctx.report(name_range(stage), format!("the stage of line {first} is called `{name}` too"))
        .help("give each stage a name of its own");
}
