//! `DuplicateStageName`: stages that have the name of another.

use std::collections::HashMap;

use crate::stage_names::name_range;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose name an earlier stage has already, letter case aside.
    ///
    /// ## Why it matters
    /// From there on the name means the new stage, and nothing can use the old one by its name any more.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24 AS build
    /// FROM node:22 AS Build
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build-server
    /// FROM node:22 AS build-client
    /// ```
    DuplicateStageName {
        name: "repeated-stage-name",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut lines = HashMap::new();
    for stage in ctx.stages() {
        let Some(name) = stage.name() else { continue };
        let line = ctx.line(stage.from().range().start);
        let first = *lines.entry(name.to_ascii_lowercase()).or_insert(line);
        if first != line {
            ctx.report(name_range(stage), format!("the name `{name}` is taken by the stage of line {first}"))
                .help("give each stage a name of its own");
        }
    }
}
