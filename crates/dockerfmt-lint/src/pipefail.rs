//! Whether the option `pipefail` is on, by which a pipeline fails when any of its commands does.

use std::ops::Range;

use dockerfmt_semantic::{Dialect, Shell};
use dockerfmt_shell::{Command, Script};
use dockerfmt_syntax::ast;

use crate::hadolint_exec::strings;
use crate::run_commands::RunCommands;

/// The shells that hadolint knows the option of, under the names that it knows.
const HADOLINT_SHELLS: [&str; 6] = ["/bin/bash", "/bin/zsh", "/bin/ash", "bash", "zsh", "ash"];

/// Whether hadolint says that `SHELL` turns it on. PowerShell and cmd need no such option.
pub(crate) fn hadolint_has_pipefail(shell: ast::Shell<'_>) -> bool {
    let Some(command) = shell.command() else { return false };
    let text = match command {
        ast::Command::Exec(it) => it.node().joined(),
        ast::Command::Shell(it) => it.text(),
    };
    let words = strings(&text).map(|it| it.into_iter().map(|it| &text[it]).collect::<Vec<_>>().join(" "));
    let text = words.as_deref().unwrap_or(&text);
    let is_windows = ["pwsh", "powershell", "cmd"].iter().any(|it| text.starts_with(it));
    let is_on = |it: &Command| HADOLINT_SHELLS.contains(&it.name()) && turns_on(it);
    is_windows || Script::parse(text).commands().iter().any(is_on)
}

/// Whether the option is on in `shell`, whatever the path of the program and whoever starts it.
pub(crate) fn has_pipefail(shell: &Shell) -> bool {
    let is_option = |it: &[String]| {
        let letters = it[0].strip_prefix('-').filter(|it| !it.starts_with('-'));
        letters.is_some_and(|it| it.contains('o')) && it[1] == "pipefail"
    };
    match shell.dialect() {
        Dialect::PowerShell | Dialect::Cmd => true,
        Dialect::Bash | Dialect::Zsh | Dialect::Ash => shell.words().windows(2).any(is_option),
        _ => false,
    }
}

/// The first pipe of a script in whose shell the option is off. By default the script may turn it on itself.
pub(crate) fn unguarded_pipe(commands: &RunCommands<'_>) -> Option<Range<usize>> {
    let mut pipes = commands.script().script().pipes().iter().cloned();
    if commands.is_compat() {
        return pipes.next();
    }
    let switches = switches(commands);
    pipes.find(|it| !is_on(&switches, it.start))
}

/// Whether the last of `switches` in front of `offset` turns the option on.
pub(crate) fn is_on(switches: &[(usize, bool)], offset: usize) -> bool {
    let before = switches.partition_point(|it| it.0 < offset);
    before.checked_sub(1).is_some_and(|it| switches[it].1)
}

/// Where the script turns the option on or off, in the order of the text: by `set`, or by the shell that a JSON
/// array starts.
pub(crate) fn switches(commands: &RunCommands<'_>) -> Vec<(usize, bool)> {
    let is_switch = |it: &&Command| {
        let name = it.name().rsplit('/').next().unwrap_or_default();
        let is_shell = !commands.is_shell_form() && matches!(name, "bash" | "zsh" | "ash");
        it.has_arg("pipefail") && (is_shell || it.name() == "set")
    };
    // A shell that the script starts has options of its own.
    let found = commands.script().script().commands().iter().filter(is_switch);
    let mut res: Vec<_> = found.map(|it| (it.range().start, turns_on(it))).collect();
    res.sort_unstable();
    res
}

fn turns_on(command: &Command) -> bool {
    command.has_flag("o") && command.has_arg("pipefail")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(words: &str) -> Shell {
        Shell::new(words.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn shells_have_the_option_or_need_none() {
        for it in
            ["/usr/bin/bash -euo pipefail -c", "env zsh -o pipefail -c", "busybox ash -o pipefail -c", "pwsh"]
        {
            assert!(has_pipefail(&shell(it)), "{it}");
        }
        for it in ["bash -c", "/bin/sh -o pipefail -c", "bash -o errexit pipefail", "bash --o pipefail"] {
            assert!(!has_pipefail(&shell(it)), "{it}");
        }
    }
}
