//! `cargo install`.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::run_commands::RunCommands;

/// The options of `cargo install` that have a value, as Cargo 1.90 has them.
static OPTIONS: ValueOptions = ValueOptions {
    hadolint: &[],
    further: &[
        "bin",
        "branch",
        "C",
        "color",
        "config",
        "example",
        "F",
        "features",
        "git",
        "index",
        "j",
        "jobs",
        "message-format",
        "path",
        "profile",
        "registry",
        "rev",
        "root",
        "tag",
        "target",
        "target-dir",
        "version",
        "Z",
    ],
};

/// The crates that `command` takes from a registry without a version.
pub(crate) fn unpinned<'c>(commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
    let is_elsewhere = command.has_any_flag(&["version", "vers", "path", "git", "list"]);
    let mut words = OPTIONS.operands(commands, command);
    words.retain(|it| !it.text.starts_with('+'));
    match words.split_first() {
        Some((subcommand, crates)) if subcommand.text == "install" && !is_elsewhere => {
            crates.iter().copied().filter(|it| !it.text.contains('@')).collect()
        }
        _ => Vec::new(),
    }
}
