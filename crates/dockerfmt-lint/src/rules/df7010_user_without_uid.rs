//! `DF7010`: users whose number is left to chance.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `useradd` and `adduser` that make a user without `--uid`.
    ///
    /// ## Why it matters
    /// The user gets the next free number, which is another one when the base image gets a user more.
    /// Files in volumes then belong to somebody else, and rules that name the number, as `runAsUser` does, no longer fit.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN useradd --create-home app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN useradd --uid 10001 --create-home app
    /// ```
    DF7010 {
        name: "user-without-uid",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["useradd", "adduser"])?;
    for command in commands.iter().filter(|it| makes_user(it)) {
        let message = format!("`{}` takes the next number that is free", command.name());
        ctx.report(commands.word_range(command.name_word()), message).help("name one with `--uid`");
    }
    Some(())
}

fn makes_user(command: &Command) -> bool {
    match command.name() {
        "useradd" => !command.has_any_flag(&["D", "defaults", "u", "uid", "o"]),
        // With two names it puts a user into a group.
        "adduser" => !command.has_any_flag(&["u", "uid", "group"]) && names(command) == 1,
        _ => false,
    }
}

/// How many operands `adduser` has, of Debian or of BusyBox.
fn names(adduser: &Command) -> usize {
    let with_value = [
        "G",
        "add-extra-groups",
        "c",
        "comment",
        "conf",
        "gecos",
        "g",
        "gid",
        "h",
        "home",
        "ingroup",
        "k",
        "s",
        "shell",
    ];
    adduser.args_without_values(&with_value).into_iter().filter(|it| !it.is_flag()).count()
}
