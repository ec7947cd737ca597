//! `DF4005`: build arguments in commands that run in the container.

use std::collections::HashSet;

use dockerfmt_semantic::{Definition, DefinitionKind, Stage};
use dockerfmt_syntax::ast::Instruction;
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
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let is_run_later = |it: &&Instruction<'_>| {
        matches!(it.kind(), SyntaxKind::CMD | SyntaxKind::ENTRYPOINT | SyntaxKind::HEALTHCHECK)
    };
    let commands: Vec<_> = stage.instructions().iter().filter(is_run_later).collect();
    let texts = commands.into_iter().filter_map(|it| shell_text(ctx.model(), *it));
    let texts: Vec<_> = texts.filter(|it| it.1.contains('$')).collect();
    if texts.is_empty() {
        return;
    }
    let of_chain = || ctx.model().chain(stage).flat_map(|it| it.definitions());
    let envs: HashSet<_> =
        of_chain().filter(|it| it.kind() == DefinitionKind::Env).map(|it| it.name()).collect();
    let args = of_chain().chain(ctx.model().global_args()).filter(|it| it.kind() == DefinitionKind::Arg);
    let args: HashSet<_> =
        args.map(|it: &Definition<'_>| it.name()).filter(|it| !envs.contains(it)).collect();
    for (range, text) in texts {
        check_text(ctx, range, &text, |name| args.contains(name));
    }
}

fn check_text(ctx: &mut RuleContext<'_>, range: TextRange, text: &str, is_arg: impl Fn(&str) -> bool) {
    let mut done = assigned(text);
    for reference in references(text) {
        if !reference.has_modifier && is_arg(reference.name) && done.insert(reference.name) {
            let name = reference.name;
            ctx.report(range, format!("`${name}` is an `ARG`, which is not set in a container"))
                .help(format!("define it for the container too: `ENV {name}=${name}`"));
        }
    }
}
