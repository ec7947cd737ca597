//! `apt-get install`, and the package lists: who makes them, needs them and removes them.

use dockerfmt_shell::Command;

use super::installer::Installer;
use super::options::ValueOptions;
use super::removal::removes;
use crate::run_commands::RunCommands;

/// `apt-get install`, as apt 3.0 has it.
pub(crate) static APT_GET: Installer = Installer {
    program: "apt-get",
    subcommands: &["install"],
    options: ValueOptions {
        hadolint: &["t", "target-release"],
        further: &[
            "a",
            "build-profiles",
            "c",
            "config-file",
            "default-release",
            "host-architecture",
            "o",
            "option",
            "P",
            "planner",
            "S",
            "snapshot",
            "solver",
            "with-source",
        ],
    },
    is_pinned: |it| it.contains(['=', '/']) || it.ends_with(".deb"),
};

/// The folder of the lists.
pub(crate) const LISTS: &str = "/var/lib/apt/lists";

/// The command that removes the lists.
pub(crate) const CLEAN_UP: &str = "rm -rf /var/lib/apt/lists/*";

/// The first command that downloads the lists.
pub(crate) fn update<'c>(commands: &'c RunCommands<'_>) -> Option<&'c Command> {
    commands.iter().find(|it| is_apt(it) && it.has_arg("update"))
}

/// Whether the lists are removed. hadolint is content with any `rm -rf` and any `rm` of the lists' files.
pub(crate) fn removes_lists(commands: &RunCommands<'_>) -> bool {
    let is_lax = !commands.is_strict();
    let is_removal = |it: &Command| is_lax && it.has_any_arg(&["-rf", "/var/lib/apt/lists/*"]);
    let is_exact = |it: &Command| !commands.is_compat() && removes(commands, it, LISTS);
    commands.called("rm").any(|it| is_removal(it) || is_exact(it))
}

/// Whether packages are installed that lists from before are needed for.
pub(crate) fn needs_lists(commands: &RunCommands<'_>) -> bool {
    let first = commands.iter().find(|it| is_apt(it) && it.has_any_arg(&["update", "install", "build-dep"]));
    first.is_some_and(|it| !it.has_arg("update"))
}

/// Whether it is one of the programs that people call apt.
pub(crate) fn is_apt(command: &Command) -> bool {
    matches!(command.name(), "apt" | "apt-get" | "aptitude")
}

/// Whether `apt-get` does not ask for confirmation. By default every way to say so counts.
pub(crate) fn is_confirmed(commands: &RunCommands<'_>, apt_get: &Command) -> bool {
    apt_get.has_any_flag(&["y", "yes", "qq", "assume-yes"])
        || apt_get.count_flag("q") == 2
        || apt_get.count_flag("quiet") == 2
        || apt_get.has_arg("-q=2")
        || !commands.is_compat() && is_confirmed_otherwise(apt_get)
}

fn is_confirmed_otherwise(apt_get: &Command) -> bool {
    let is_setting = |it: &str| {
        let setting = it.strip_prefix("-o").unwrap_or(it).strip_prefix("APT::Get::Assume-Yes=");
        setting.is_some_and(|it| matches!(it, "1" | "on" | "true" | "yes"))
    };
    apt_get.count_flag("q") + apt_get.count_flag("quiet") > 2
        || apt_get.has_arg("--quiet=2")
        || apt_get.args().iter().any(|it| is_setting(&it.text))
}
