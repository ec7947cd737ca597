//! `DF2006`: `apt-get update` without anything to install.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::packages::apt;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `RUN`s that update the package lists of apt and install nothing.
    /// Where a script or another program runs that may need the lists, nothing is reported.
    ///
    /// ## Why it matters
    /// The builder keeps the layer, and with it the lists of the day on which it was made.
    /// When a later `RUN` changes, it installs by those lists: old versions, or packages that are no longer there.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update
    /// RUN apt-get install -y curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    DF2006 {
        name: "lone-apt-update",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

/// Programs that have no use for the package lists.
const WITHOUT_LISTS: [&str; 36] = [
    "add-apt-repository",
    "apt-key",
    "cat",
    "cd",
    "chmod",
    "chown",
    "cp",
    "curl",
    "date",
    "echo",
    "exit",
    "export",
    "false",
    "find",
    "gpg",
    "grep",
    "groupadd",
    "id",
    "ln",
    "ls",
    "lsb_release",
    "mkdir",
    "mv",
    "printf",
    "pwd",
    "rm",
    "sed",
    "set",
    "sleep",
    "sort",
    "tee",
    "test",
    "touch",
    "true",
    "useradd",
    "wget",
];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.posix_commands(run)?;
    let update = apt::update(&commands)?;
    let script = commands.script().script();
    let is_known = script.is_clean() && script.dynamic_commands().is_empty();
    if !is_known || commands.iter().any(may_need_lists) {
        return None;
    }
    let word = update.args().iter().find(|it| it.text == "update")?;
    let message = format!("`{} update` has nothing to install in its `RUN`", update.name());
    ctx.report(commands.head(update, word), message).help("install in the same `RUN`");
    Some(())
}

fn may_need_lists(command: &Command) -> bool {
    match apt::is_apt(command) {
        true => !command.has_any_arg(&["update", "clean", "autoclean", "distclean"]),
        false => WITHOUT_LISTS.binary_search(&command.name()).is_err(),
    }
}
