//! `DF4003`: a `CMD` that the shell of the `ENTRYPOINT` swallows.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Command, Entrypoint};

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
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let last_cmd = stage.instructions().iter().rev().find_map(|it| it.as_cmd());
    let Some(cmd) = last_cmd.filter(|it| it.command().is_some_and(is_something)) else { return };
    let mut inner_first = ctx.model().chain(stage).flat_map(|it| it.instructions().iter().rev());
    let Some(entrypoint) = inner_first.find_map(|it| it.as_entrypoint()) else { return };
    if drops_arguments(entrypoint) {
        let line = ctx.line(entrypoint.range().start);
        let range = cmd.instruction().keyword().map_or(cmd.range(), |it| it.range());
        ctx.report(range, format!("the shell of the `ENTRYPOINT` of line {line} ignores this `CMD`"))
            .help("write the `ENTRYPOINT` as a JSON array");
    }
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
