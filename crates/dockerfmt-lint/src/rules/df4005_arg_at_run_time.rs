//! `DF4005`: build arguments in commands that run in the container.

use std::borrow::Cow;
use std::collections::HashMap;

use dockerfmt_semantic::{Definition, DefinitionKind, Stage, Step, visit_tree};
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::exec_form::shell_text;
use crate::shell_references::{assigned, references};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables in `CMD`, `ENTRYPOINT` and `HEALTHCHECK` that only an `ARG` defines.
    /// A variable that the command itself sets, or for which it has a default as in `${PORT:-80}`, is left alone.
    ///
    /// ## Why it matters
    /// A build argument is known while the image is built and gone when a container runs.
    /// The shell puts nothing in its place, unless whoever starts the container sets a variable of this name.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ARG PORT=8080
    /// CMD serve --port $PORT
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ARG PORT=8080
    /// ENV PORT=$PORT
    /// CMD serve --port $PORT
    /// ```
    DF4005 {
        name: "arg-at-run-time",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let stages = ctx.stages();
    let bases: Vec<_> = stages.iter().map(Stage::base_stage).collect();
    let mut scope = Scope::default();
    ctx.model().global_args().iter().for_each(|it| scope.add(it, 1));
    visit_tree(&bases, |step| match step {
        Step::Enter(idx) => {
            stages[idx].definitions().iter().for_each(|it| scope.add(it, 1));
            check_stage(ctx, &stages[idx], &scope);
        }
        Step::Leave(idx) => stages[idx].definitions().iter().for_each(|it| scope.add(it, -1)),
    });
}

/// How often each name is defined in a stage and in those that it builds on.
#[derive(Default)]
struct Scope<'t> {
    args: HashMap<Cow<'t, str>, i64>,
    envs: HashMap<Cow<'t, str>, i64>,
}

impl<'t> Scope<'t> {
    fn add(&mut self, definition: &Definition<'t>, count: i64) {
        let names = match definition.kind() {
            DefinitionKind::Arg => &mut self.args,
            DefinitionKind::Env => &mut self.envs,
        };
        *names.entry(definition.name()).or_default() += count;
    }

    fn has_only_arg(&self, name: &str) -> bool {
        let is_in = |names: &HashMap<Cow<'t, str>, i64>| names.get(name).is_some_and(|it| *it > 0);
        is_in(&self.args) && !is_in(&self.envs)
    }
}

fn check_stage(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, scope: &Scope<'_>) {
    for instruction in stage.instructions().iter().filter(|it| is_run_later(it.kind())) {
        let text = shell_text(ctx.model(), *instruction).filter(|it| it.1.contains('$'));
        if let Some((range, text)) = text {
            check_text(ctx, range, &text, scope);
        }
    }
}

fn is_run_later(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::CMD | SyntaxKind::ENTRYPOINT | SyntaxKind::HEALTHCHECK)
}

fn check_text(ctx: &mut RuleContext<'_>, range: TextRange, text: &str, scope: &Scope<'_>) {
    let mut done = assigned(text);
    for reference in references(text) {
        if !reference.has_modifier && scope.has_only_arg(reference.name) && done.insert(reference.name) {
            let name = reference.name;
            ctx.report(range, format!("`${name}` is an `ARG`, which is not set in a container"))
                .help(format!("define it for the container too: `ENV {name}=${name}`"));
        }
    }
}
