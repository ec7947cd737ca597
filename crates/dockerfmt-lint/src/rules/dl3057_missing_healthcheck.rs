//! `DL3057`: stages without `HEALTHCHECK`.

use std::collections::{HashMap, HashSet};

use dockerfmt_syntax::ast::From;

use crate::hadolint_image::{HadolintImage, image_text};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages that have no `HEALTHCHECK`, neither themselves nor from a stage that they build on.
    /// A stage that others build on is fine when one of them has it.
    /// The rule is off unless settings name it.
    ///
    /// ## Why it matters
    /// Docker then knows only whether the process runs, not whether it answers.
    /// A container that hangs stays in service.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// CMD ["serve"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// HEALTHCHECK CMD ["is-alive"]
    /// CMD ["serve"]
    /// ```
    DL3057 {
        name: "missing-healthcheck",
        severity: Severity::Info,
        presets: &[],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut stages = Stages::default();
    for instruction in ctx.instructions() {
        if let Some(from) = instruction.as_from() {
            stages.enter(from);
        } else if instruction.as_healthcheck().is_some() {
            stages.cover_current();
        }
    }
    for stage in stages.all.iter().filter(|it| !it.is_covered) {
        let range = stage.from.instruction().keyword().map_or(stage.from.range(), |it| it.range());
        ctx.report(range, "the stage has no `HEALTHCHECK`")
            .help("say with `HEALTHCHECK` how it is seen to work");
    }
}

/// A stage as hadolint knows it: by its name or else by that of its base image.
struct Stage<'t> {
    from: From<'t>,
    name: String,
    base: String,
    is_covered: bool,
}

#[derive(Default)]
struct Stages<'t> {
    all: Vec<Stage<'t>>,
    /// The names of stages that are covered.
    covered: HashSet<String>,
    /// Indices of the others by name.
    uncovered: HashMap<String, Vec<usize>>,
}

impl<'t> Stages<'t> {
    fn enter(&mut self, from: From<'t>) {
        let text = image_text(from).unwrap_or_default();
        let base = HadolintImage::new(&text).name.to_owned();
        let name = from.stage_name().map_or(base.clone(), |it| it.text().into_owned());
        let is_covered = self.covered.contains(&base);
        if is_covered {
            self.covered.insert(name.clone());
        } else {
            self.uncovered.entry(name.clone()).or_default().push(self.all.len());
        }
        self.all.push(Stage { from, name, base, is_covered });
    }

    /// Covers the current stage and all that it builds on.
    fn cover_current(&mut self) {
        let mut bases = Vec::new();
        if let Some(idx) = self.all.len().checked_sub(1) {
            self.cover(idx);
            bases.push(self.all[idx].base.clone());
        }
        while let Some(base) = bases.pop() {
            for idx in self.uncovered.remove(&base).unwrap_or_default() {
                if !self.all[idx].is_covered {
                    self.cover(idx);
                    bases.push(self.all[idx].base.clone());
                }
            }
        }
    }

    fn cover(&mut self, idx: usize) {
        let stage = &mut self.all[idx];
        stage.is_covered = true;
        self.covered.insert(stage.name.clone());
    }
}
