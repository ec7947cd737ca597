//! How findings name packages.

use dockerfmt_shell::Word;

use crate::run_commands::RunCommands;

/// Packages that are named before the others are only counted.
const MAX_NAMED: usize = 3;

/// Says that `packages`, of which there is at least one, have no version.
pub(crate) fn without_version(commands: &RunCommands<'_>, packages: &[&Word]) -> String {
    let names: Vec<String> =
        packages.iter().take(MAX_NAMED).map(|it| format!("`{}`", commands.written(it))).collect();
    let verb = if packages.len() == 1 { "has" } else { "have" };
    match (packages.len() - names.len(), names.split_last()) {
        (0, Some((last, []))) => format!("{last} {verb} no version"),
        (0, Some((last, rest))) => format!("{} and {last} {verb} no version", rest.join(", ")),
        (n_more, _) => format!("{} and {n_more} more {verb} no version", names.join(", ")),
    }
}
