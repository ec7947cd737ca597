//! Package managers for Node.js: whether an installation holds to the lock file.

use dockerfmt_shell::{Command, Word};

/// A package manager with a lock file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LockfileUser {
    Npm,
    Pnpm,
    Yarn,
}

impl LockfileUser {
    pub(crate) const ALL: [LockfileUser; 3] = [LockfileUser::Npm, LockfileUser::Pnpm, LockfileUser::Yarn];

    /// The program.
    pub(crate) fn program(self) -> &'static str {
        match self {
            LockfileUser::Npm => "npm",
            LockfileUser::Pnpm => "pnpm",
            LockfileUser::Yarn => "yarn",
        }
    }

    /// Whether a source of this name brings the lock file.
    pub(crate) fn is_lockfile(self, name: &str) -> bool {
        match self {
            LockfileUser::Npm => {
                matches!(
                    name,
                    "package-lock.json" | "npm-shrinkwrap.json" | "package-lock*.json" | "package*.json"
                )
            }
            LockfileUser::Pnpm => name.starts_with("pnpm-lock.y"),
            LockfileUser::Yarn => matches!(name, "yarn.lock" | "yarn.lock*" | "yarn*.lock"),
        }
    }

    /// The word of `command` that tells it to install what the manifest names, by any version that fits.
    pub(crate) fn free_install(self, command: &Command) -> Option<&Word> {
        let mut operands = command.positional();
        let subcommand = match (operands.next(), self) {
            (Some(it), _) if matches!(it.text.as_str(), "install" | "i") => it,
            (None, LockfileUser::Yarn) => command.name_word(),
            _ => return None,
        };
        let is_other = operands.next().is_some() || command.has_any_flag(OTHER);
        (command.name() == self.program() && !is_other).then_some(subcommand)
    }
}

/// Options by which the lock file is heeded, is not to be heeded, or nothing is installed from it.
const OTHER: &[&str] = &[
    "C",
    "cwd",
    "dir",
    "fix-lockfile",
    "force",
    "frozen-lockfile",
    "g",
    "global",
    "h",
    "help",
    "immutable",
    "lockfile-only",
    "mode",
    "no-frozen-lockfile",
    "no-immutable",
    "no-lockfile",
    "no-package-lock",
    "offline",
    "package-lock-only",
    "prefix",
    "pure-lockfile",
    "v",
    "version",
];
