//! Caches that package managers leave in the layer unless the same script empties them.

use dockerfmt_shell::{Command, Word};

use super::installer::subcommand;
use super::removal::removes;
use crate::run_commands::RunCommands;

/// How the cache of a package manager is filled and emptied.
pub(crate) struct Cache {
    program: &'static str,
    /// The subcommands that fill it.
    fills: &'static [&'static str],
    /// The words that empty it together, in different ways.
    empties: &'static [&'static [&'static str]],
    /// The arguments of `rm` of which hadolint is content with any.
    hadolint_rm: &'static [&'static str],
    /// Where it is.
    folders: &'static [&'static str],
    /// Whether hadolint takes a command that has the words for both to empty what it fills.
    empties_itself: bool,
    /// The command that empties it.
    pub(crate) clean_up: &'static str,
}

/// Where yum, dnf and microdnf keep what they download; it changed with their versions.
pub(crate) const RPM_FOLDERS: &[&str] = &["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"];

const DNF_FILLS: &[&str] =
    &["install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei"];

pub(crate) static YUM_CACHE: Cache = Cache {
    program: "yum",
    fills: &["install"],
    empties: &[&["clean", "all"]],
    hadolint_rm: &["-rf", "/var/cache/yum/*"],
    folders: RPM_FOLDERS,
    empties_itself: false,
    clean_up: "yum clean all",
};

pub(crate) static DNF_CACHE: Cache = Cache {
    program: "dnf",
    fills: DNF_FILLS,
    empties: &[&["clean", "all"]],
    hadolint_rm: &["-rf", "/var/cache/libdnf5*"],
    folders: RPM_FOLDERS,
    empties_itself: false,
    clean_up: "dnf clean all",
};

pub(crate) static MICRODNF_CACHE: Cache =
    Cache { program: "microdnf", clean_up: "microdnf clean all", ..DNF_CACHE };

pub(crate) static ZYPPER_CACHE: Cache = Cache {
    program: "zypper",
    fills: &["install", "in"],
    empties: &[&["clean"], &["cc"]],
    hadolint_rm: &[],
    folders: &["/var/cache/zypp"],
    empties_itself: false,
    clean_up: "zypper clean --all",
};

pub(crate) static YARN_CACHE: Cache = Cache {
    program: "yarn",
    fills: &["install"],
    empties: &[&["cache", "clean"]],
    hadolint_rm: &[],
    folders: &["/usr/local/share/.cache/yarn", "/root/.cache/yarn", "/root/.yarn"],
    empties_itself: true,
    clean_up: "yarn cache clean",
};

impl Cache {
    /// The first command that fills the cache, with its subcommand, where what it leaves is not removed.
    ///
    /// For hadolint the first command that empties the cache must follow the first that fills it, and any word of
    /// such a command does. By default it is enough if this holds, or if the last one that empties follows the last
    /// one that fills; to be strict, only the latter is.
    pub(crate) fn leftover<'c>(&self, commands: &'c RunCommands<'_>) -> Option<(&'c Command, &'c Word)> {
        let found = commands.called(self.program).find_map(|it| Some((it, subcommand(it, self.fills)?)))?;
        let is_clean = !commands.is_strict() && self.is_clean_to_hadolint(commands)
            || !commands.is_compat() && self.is_clean(commands);
        (!is_clean).then_some(found)
    }

    /// Whether hadolint sees any command that empties the cache, be it in front of those that fill it.
    pub(crate) fn is_ever_emptied(&self, commands: &RunCommands<'_>) -> bool {
        commands.iter().any(|it| self.is_emptied_to_hadolint(it))
    }

    fn is_clean_to_hadolint(&self, commands: &RunCommands<'_>) -> bool {
        let fill = commands.iter().position(|it| self.is_filled(it));
        let empty = commands.iter().position(|it| self.is_emptied_to_hadolint(it));
        empty > fill || self.empties_itself && empty == fill
    }

    fn is_clean(&self, commands: &RunCommands<'_>) -> bool {
        let (mut is_clean, mut was_filled) = (false, false);
        for it in commands.iter() {
            // What is installed may be called `clean`.
            if self.is_filled(it) {
                (is_clean, was_filled) = (false, true);
            } else {
                is_clean |= was_filled && self.is_emptied(commands, it);
            }
        }
        is_clean
    }

    fn is_filled(&self, command: &Command) -> bool {
        command.name() == self.program && command.has_any_arg(self.fills)
    }

    fn is_emptied_to_hadolint(&self, command: &Command) -> bool {
        let mut words = self.empties.iter().flat_map(|it| it.iter());
        command.name() == self.program && words.any(|it| command.has_arg(it))
            || command.name() == "rm" && command.has_any_arg(self.hadolint_rm)
    }

    fn is_emptied(&self, commands: &RunCommands<'_>, command: &Command) -> bool {
        let has_all = |words: &&[&str]| words.iter().all(|it| command.has_arg(it));
        let removes = |folder: &&str| removes(commands, command, folder);
        command.name() == self.program && self.empties.iter().any(has_all)
            || command.name() == "rm" && self.folders.iter().any(removes)
    }
}
