//! `DF3002`: build arguments that nothing uses.

use std::collections::HashMap;

use dockerfmt_semantic::{Definition, DefinitionKind, Stage, is_predefined};
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::Instruction;

use crate::builder_args::is_for_builder;
use crate::shell_references::names;
use crate::stage_names::end_of_open;
use crate::{Preset, Report, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds names in `ARG` that do not occur anywhere behind it: neither in its stage nor in those that build on it, and
    /// those before the first `FROM` nowhere in the file.
    /// An argument of a stage in which something is run later may be an environment variable that a program reads, and is
    /// no more than a hint.
    /// What the builder itself reads is left alone, such as proxies and `BUILDKIT_…`.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// Whoever gives the argument to the build expects an effect, and there is none.
    /// Often the name is misspelt where it is used.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// ARG DEBIAN_VERSION=12
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// ARG DEBIAN_VERSION=12
    /// FROM debian:$DEBIAN_VERSION
    /// ```
    DF3002 {
        name: "unused-arg",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        skips_templates: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    // A part of a Dockerfile, without any stage, is used by others.
    let stages = ctx.stages();
    if stages.is_empty() {
        return;
    }
    let uses = Uses::new(ctx);
    for arg in ctx.model().global_args() {
        if is_worth_a_look(arg) && !uses.is_anywhere(&arg.name()) {
            report(ctx, arg).help(HELP);
        }
    }
    for stage in &stages[end_of_open(ctx.model())..] {
        for arg in stage.definitions().iter().filter(|it| is_worth_a_look(it)) {
            let offset = arg.range().end;
            if !uses.is_behind(&arg.name(), stage, offset) {
                let is_in_next_from = is_in_next_from(ctx.stages(), stage, &arg.name());
                let report = report(ctx, arg).help(if is_in_next_from { HELP_FOR_FROM } else { HELP });
                if uses.has_run_behind(stage, offset) {
                    report.hint();
                }
            }
        }
    }
}

fn is_worth_a_look(definition: &Definition<'_>) -> bool {
    let name = definition.name();
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    let is_known = is_for_builder(&name) || is_predefined(&name);
    definition.kind() == DefinitionKind::Arg && is_name && !is_known
}

const HELP: &str = "leave it out, or use it";

const HELP_FOR_FROM: &str = "the `FROM` below knows only what stands before the first `FROM`: move it there";

fn report<'c>(ctx: &'c mut RuleContext<'_>, arg: &Definition<'_>) -> Report<'c> {
    ctx.report(arg.range(), format!("nothing uses the build argument `{}`", arg.name()))
}

/// Whether the `FROM` that ends the stage has the name: many take what stands above it for a part of the next stage.
fn is_in_next_from(stages: &[Stage<'_>], stage: &Stage<'_>, name: &str) -> bool {
    let from = stages.get(stage.idx() + 1).map(|it| it.from().node().text());
    from.is_some_and(|it| names(it).any(|it| it.1 == name))
}

/// Where names of arguments occur, and where something is run.
///
/// Stages are numbered in the order of a walk over the tree that they are, so that all that build on one are a range.
struct Uses {
    /// For each stage its number and that behind the last stage that builds on it.
    numbers: Vec<(u32, u32)>,
    /// For each name the places where it occurs, as number of the stage and offset, sorted.
    places: HashMap<String, Vec<(u32, u32)>>,
    /// The same for all `RUN`s.
    runs: Vec<(u32, u32)>,
}

impl Uses {
    fn new(ctx: &RuleContext<'_>) -> Self {
        let stages = ctx.stages();
        let in_stages = stages.iter().flat_map(|it| it.definitions());
        let args = in_stages.chain(ctx.model().global_args()).filter(|it| it.kind() == DefinitionKind::Arg);
        let places = args.map(|it| (it.name().into_owned(), Vec::new())).collect();
        let mut res = Uses { numbers: numbers(stages), places, runs: Vec::new() };
        res.read(ctx.model().preamble().iter().copied(), 0);
        for stage in stages {
            let number = res.numbers[stage.idx()].0;
            // A `FROM` sees only what stands before all stages.
            res.read([stage.from().instruction()], 0);
            res.read(stage.instructions().iter().copied(), number);
        }
        res.places.values_mut().for_each(|it| it.sort_unstable());
        res.runs.sort_unstable();
        res
    }

    fn read<'t>(&mut self, instructions: impl IntoIterator<Item = Instruction<'t>>, number: u32) {
        let is_in_stage = number > 0;
        for instruction in instructions {
            if runs_something(instruction) {
                self.runs.push((number, instruction.range().start));
            }
            let start = instruction.range().start;
            let keys = instruction.as_arg().into_iter().flat_map(|it| it.pairs()).filter_map(|it| it.key());
            let keys: Vec<TextRange> = keys.map(|it| it.range()).collect();
            for (at, name) in names(instruction.node().text()) {
                let offset = start + at as u32;
                let is_key = keys.binary_search_by_key(&offset, |it| it.start).is_ok();
                // The `ARG` of a stage uses the one before the first `FROM`, and no other.
                let number = if is_key { 0 } else { number };
                if let Some(it) = self.places.get_mut(name).filter(|_| !is_key || is_in_stage) {
                    it.push((number, offset));
                }
            }
        }
    }

    fn is_anywhere(&self, name: &str) -> bool {
        self.places.get(name).is_some_and(|it| !it.is_empty())
    }

    /// Whether the name occurs behind `offset` in the stage, or in one that builds on it.
    fn is_behind(&self, name: &str, stage: &Stage<'_>, offset: u32) -> bool {
        self.places.get(name).is_some_and(|it| self.has_behind(it, stage, offset))
    }

    fn has_run_behind(&self, stage: &Stage<'_>, offset: u32) -> bool {
        self.has_behind(&self.runs, stage, offset)
    }

    fn has_behind(&self, places: &[(u32, u32)], stage: &Stage<'_>, offset: u32) -> bool {
        let (number, end) = self.numbers[stage.idx()];
        let next = places.partition_point(|it| *it < (number, offset));
        places.get(next).is_some_and(|it| it.0 < end)
    }
}

fn runs_something(instruction: Instruction<'_>) -> bool {
    let instruction = instruction.as_onbuild().and_then(|it| it.trigger()).unwrap_or(instruction);
    instruction.as_run().is_some()
}

/// Numbers stages from 1 on, each followed by those that build on it.
fn numbers(stages: &[Stage<'_>]) -> Vec<(u32, u32)> {
    // How many stages each one is with all that build on it; those stand behind it in the text.
    let mut sizes = vec![1; stages.len()];
    for stage in stages.iter().rev() {
        if let Some(base) = stage.base_stage() {
            sizes[base] += sizes[stage.idx()];
        }
    }
    let mut next_root = 1;
    let mut next_child = vec![0; stages.len()];
    let mut res = Vec::new();
    for stage in stages {
        let size = sizes[stage.idx()];
        let next = match stage.base_stage() {
            Some(base) => &mut next_child[base],
            None => &mut next_root,
        };
        let number = *next;
        *next += size;
        next_child[stage.idx()] = number + 1;
        res.push((number, number + size));
    }
    res
}
