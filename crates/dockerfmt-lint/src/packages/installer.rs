//! Package managers that name what they install behind a subcommand.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::run_commands::RunCommands;

/// How a package manager installs.
pub(crate) struct Installer {
    program: &'static str,
    subcommand: &'static str,
    options: ValueOptions,
    is_pinned: fn(&str) -> bool,
}

/// `apt-get install`, as apt 3.0 has it.
pub(crate) static APT_GET: Installer = Installer {
    program: "apt-get",
    subcommand: "install",
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

/// `apk add`, as apk-tools 3.0 has it.
pub(crate) static APK: Installer = Installer {
    program: "apk",
    subcommand: "add",
    options: ValueOptions {
        hadolint: &["t", "virtual", "repository", "X"],
        further: &[
            "arch",
            "cache-dir",
            "cache-max-age",
            "keys-dir",
            "p",
            "progress-fd",
            "repositories-file",
            "root",
            "timeout",
            "wait",
        ],
    },
    is_pinned: |it| it.contains(['=', '~', '>', '<']) || it.ends_with(".apk"),
};

impl Installer {
    /// The commands that install, each with the word of the subcommand.
    pub(crate) fn installs<'c>(
        &'c self,
        commands: &'c RunCommands<'_>,
    ) -> impl Iterator<Item = (&'c Command, &'c Word)> {
        let called = commands.called(self.program);
        called.filter_map(|it| Some((it, it.args().iter().find(|it| it.text == self.subcommand)?)))
    }

    /// The packages that are installed without a version.
    pub(crate) fn unpinned<'c>(&'c self, commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
        self.installs(commands).flat_map(|(it, _)| self.unpinned_of(commands, it)).collect()
    }

    /// The packages that `command` installs without a version.
    pub(crate) fn unpinned_of<'c>(&self, commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
        let mut packages = self.options.operands(commands, command);
        packages.retain(|it| it.text != self.subcommand && !(self.is_pinned)(&it.text));
        packages
    }
}
