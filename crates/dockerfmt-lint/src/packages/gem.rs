//! `gem install`.

use dockerfmt_shell::{Command, Word};

use super::installer::subcommand;
use crate::run_commands::RunCommands;

const INSTALL: [&str; 2] = ["install", "i"];

/// The gems that are installed without a version.
pub(crate) fn unpinned<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
    let installs = commands.called("gem").filter(|it| subcommand(it, &INSTALL).is_some());
    let unpinned = installs.filter(|it| !has_version(commands, it)).flat_map(gems);
    let is_file = |it: &Word| !commands.is_compat() && it.text.ends_with(".gem");
    unpinned.filter(|it| !it.text.contains(':') && !is_file(it)).collect()
}

/// Whether an option names the version. hadolint does not know `-v1`.
fn has_version(commands: &RunCommands<'_>, command: &Command) -> bool {
    let is_version = |it: &str| {
        matches!(it, "-v" | "--version")
            || it.starts_with("--version=")
            || !commands.is_compat() && it.starts_with("-v")
    };
    command.args().iter().any(|it| is_version(&it.text))
}

/// What is installed. As in hadolint, the word behind any option counts as its value, and what follows `--` is for
/// the build.
fn gems(command: &Command) -> impl Iterator<Item = &Word> {
    let mut is_value = false;
    let words = command.args().iter().take_while(|it| it.text != "--").filter(move |it| {
        let was_value = is_value;
        is_value = !was_value && it.text.starts_with('-');
        !was_value && !is_value
    });
    words.filter(|it| !INSTALL.contains(&it.text.as_str()))
}
