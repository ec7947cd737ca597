//! `DF2011`: commands behind which a `;` hides that they failed.

use std::collections::HashMap;

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Command, Outline, OutlineToken, Role, TokenKind};
use dockerfmt_syntax::ast;

use crate::errexit::has_errexit;
use crate::shell_script::posix_script;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands of a `RUN` that are followed by `;` and another command, where nothing turns on the option `errexit`.
    /// Commands that hardly fail, as `echo` and `export`, are left alone, and what stands in a block or behind `||`.
    ///
    /// ## Why it matters
    /// The `RUN` fails only if the last command does.
    /// Where the first one fails, the build goes on with half of the work done.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
    /// ```
    DF2011 {
        name: "unnoticed-failure",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run).filter(|it| it.text().contains(';'))?;
    // Files for Windows have another escape, and base images with shells of their own.
    let is_windows = ctx.model().parse().tree.escape() != '\\';
    if is_windows || script.script().commands().len() < 2 || has_errexit(ctx, run, script) {
        return None;
    }
    let command = hidden(script)?;
    let message = format!("nobody notices if `{}` fails", command.name());
    ctx.report(script.source_range(command.range()), message)
        .help("write `&&` for `;`, or begin with `set -e`");
    Some(())
}

/// The first command behind which a `;` stands and more follows. Those in substitutions are not looked at.
fn hidden(script: &RunScript) -> Option<&Command> {
    let outline = Outline::parse(script.text())?;
    let tokens = outline.tokens();
    let commands = script.script().commands().iter();
    let commands: HashMap<usize, &Command> = commands.map(|it| (it.range().start, it)).collect();
    let last_start = tokens.iter().rposition(|it| it.role == Role::CommandStart)?;
    let mut start = 0;
    for idx in (0..last_start).filter(|it| is_end(&tokens[*it])) {
        let statement = &tokens[start..idx];
        start = idx + 1;
        if tokens[idx].kind == TokenKind::Semi && is_chain(statement) {
            let words = statement.iter().filter(|it| it.role == Role::CommandStart);
            let found = words.filter_map(|it| commands.get(&it.range.start).copied()).find(|it| may_fail(it));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Whether a statement ends here that is in no block.
fn is_end(token: &OutlineToken) -> bool {
    token.depth == 0 && token.role == Role::Separator
}

/// Whether the commands of a statement run one after another, and its failure means that one of them failed.
fn is_chain(statement: &[OutlineToken]) -> bool {
    let is_other =
        |it: &OutlineToken| matches!(it.role, Role::Open | Role::Close) || it.kind == TokenKind::OrIf;
    !statement.iter().any(is_other)
}

/// Whether it is worth knowing that the command failed.
fn may_fail(command: &Command) -> bool {
    let is_harmless = [
        ":", "[", "alias", "cat", "date", "echo", "exit", "export", "false", "find", "kill", "local", "ls",
        "printf", "pwd", "rm", "set", "shift", "shopt", "sleep", "test", "true", "ulimit", "umask", "unset",
        "wait",
    ];
    !is_harmless.contains(&command.name())
}
