//! The package lists of apt: who makes them, needs them and removes them.

use dockerfmt_shell::Command;

use crate::run_commands::RunCommands;

/// The command that removes the lists.
pub(crate) const CLEAN_UP: &str = "rm -rf /var/lib/apt/lists/*";

/// The first command that downloads the lists.
pub(crate) fn update<'c>(commands: &'c RunCommands<'_>) -> Option<&'c Command> {
    commands.iter().find(|it| is_apt(it) && it.has_arg("update"))
}

/// Whether the lists are removed. hadolint is content with any `rm -rf` and any `rm` of the lists' files, and so
/// are we; by default every other way to write it counts too.
pub(crate) fn removes_lists(commands: &RunCommands<'_>) -> bool {
    commands.called("rm").any(|it| {
        it.has_any_arg(&["-rf", "/var/lib/apt/lists/*"]) || !commands.is_compat() && removes_lists_folder(it)
    })
}

/// Whether packages are installed that lists from before are needed for.
pub(crate) fn needs_lists(commands: &RunCommands<'_>) -> bool {
    let first = commands.iter().find(|it| is_apt(it) && it.has_any_arg(&["update", "install", "build-dep"]));
    first.is_some_and(|it| !it.has_arg("update"))
}

fn is_apt(command: &Command) -> bool {
    matches!(command.name(), "apt" | "apt-get" | "aptitude")
}

fn removes_lists_folder(rm: &Command) -> bool {
    let is_folder = |it: &str| {
        let path = it.trim_end_matches('*').trim_end_matches('/');
        matches!(path, "/var/lib/apt/lists" | "/var/lib/apt")
    };
    rm.has_any_flag(&["r", "R", "recursive"]) && rm.args().iter().any(|it| is_folder(&it.text))
}
