//! Package managers that name what they install behind a subcommand.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::run_commands::RunCommands;

/// How a package manager installs.
pub(crate) struct Installer {
    pub(super) program: &'static str,
    pub(super) subcommands: &'static [&'static str],
    pub(super) options: ValueOptions,
    pub(super) is_pinned: fn(&str) -> bool,
}

impl Installer {
    /// The commands that install, each with the word of the subcommand.
    pub(crate) fn installs<'c>(
        &'c self,
        commands: &'c RunCommands<'_>,
    ) -> impl Iterator<Item = (&'c Command, &'c Word)> {
        let called = commands.called(self.program);
        called.filter_map(|it| Some((it, subcommand(it, self.subcommands)?)))
    }

    /// The packages that are installed without a version.
    pub(crate) fn unpinned<'c>(&'c self, commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
        self.installs(commands).flat_map(|(it, _)| self.unpinned_of(commands, it)).collect()
    }

    /// The packages that `command` installs without a version.
    pub(crate) fn unpinned_of<'c>(&self, commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
        let mut packages = self.packages(commands, command);
        packages.retain(|it| !(self.is_pinned)(&it.text));
        packages
    }

    /// What `command` installs.
    pub(crate) fn packages<'c>(&self, commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
        let mut packages = self.options.operands(commands, command);
        packages.retain(|it| !self.subcommands.contains(&&*it.text));
        packages
    }
}

/// The first argument that is one of `names`, wherever it stands.
pub(crate) fn subcommand<'c>(command: &'c Command, names: &[&str]) -> Option<&'c Word> {
    command.args().iter().find(|it| names.contains(&it.text.as_str()))
}
