//! `DF4003`: a `CMD` that the shell of the `ENTRYPOINT` swallows.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Command, Entrypoint};

use crate::entrypoints::Entrypoints;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds a `CMD` in a stage whose `ENTRYPOINT` is in shell form, its own or that of a stage that it builds on.
    /// A script that reads its arguments, as `$@` or `$1`, is left alone.
    ///
    /// ## Why it matters
    /// Docker puts the `CMD` behind the `ENTRYPOINT`, which is `sh -c` with one string.
    /// What follows the string are arguments of the shell, which the program in the string never sees.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENTRYPOINT serve
    /// CMD ["--port", "80"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENTRYPOINT ["serve"]
    /// CMD ["--port", "80"]
    /// ```
    DF4003 {
        name: "ignored-cmd",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let entrypoints = Entrypoints::new(ctx.stages());
    for stage in ctx.stages() {
        check_stage(ctx, stage, entrypoints.of(stage));
    }
}

fn check_stage(
    ctx: &mut RuleContext<'_>,
    stage: &Stage<'_>,
    entrypoint: Option<Entrypoint<'_>>,
) -> Option<()> {
    let entrypoint = entrypoint.filter(|it| drops_arguments(*it))?;
    let cmd = stage.instructions().iter().rev().find_map(|it| it.as_cmd())?;
    if cmd.command().is_some_and(is_something) {
        let line = ctx.line(entrypoint.range().start);
        let range = cmd.instruction().keyword()?.range();
        ctx.report(range, format!("the shell of the `ENTRYPOINT` of line {line} ignores this `CMD`"))
            .help("write the `ENTRYPOINT` as a JSON array");
    }
    Some(())
}

fn is_something(command: Command<'_>) -> bool {
    match command {
        Command::Exec(it) => it.items().next().is_some(),
        Command::Shell(_) => true,
    }
}

/// Whether it is in shell form and its text has no use for arguments. What was meant as an array is reported as such.
fn drops_arguments(entrypoint: Entrypoint<'_>) -> bool {
    let Some(Command::Shell(form)) = entrypoint.command() else { return false };
    let text = form.text();
    !text.starts_with('[')
        && !["$@", "$*", "${@", "${*"].iter().any(|it| text.contains(it))
        && !has_number(&text)
}

/// Whether `$1` or `${1` is in the text; `$0` is the first word of the `CMD`.
fn has_number(text: &str) -> bool {
    text.match_indices('$').any(|(at, _)| {
        let rest = &text[at + 1..];
        rest.strip_prefix('{').unwrap_or(rest).starts_with(|it: char| it.is_ascii_digit())
    })
}
