//! `yum install` and `dnf install`, whose packages are named `name-version-release`.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::hadolint_variables::Variables;
use crate::run_commands::RunCommands;

/// A package manager for RPM packages.
pub(crate) struct RpmInstaller {
    programs: &'static [&'static str],
    /// The words of hadolint that say that something else than packages is installed.
    hadolint_others: &'static [&'static str],
    /// All such words.
    others: &'static [&'static str],
}

pub(crate) static YUM: RpmInstaller =
    RpmInstaller { programs: &["yum"], hadolint_others: &["module"], others: &["module", "group", "groups"] };

pub(crate) static DNF: RpmInstaller = RpmInstaller {
    programs: &["dnf", "microdnf"],
    hadolint_others: &["module", "group"],
    others: &["module", "group", "groups"],
};

/// As dnf 4 and 5 have them; yum is one of the two, or has fewer.
static OPTIONS: ValueOptions = ValueOptions {
    hadolint: &[],
    further: &[
        "advisory",
        "advisories",
        "bz",
        "bzs",
        "c",
        "color",
        "comment",
        "config",
        "cve",
        "cves",
        "d",
        "debuglevel",
        "destdir",
        "disable-plugin",
        "disable-repo",
        "disableexcludes",
        "disableplugin",
        "disablerepo",
        "downloaddir",
        "e",
        "enable-plugin",
        "enable-repo",
        "enableplugin",
        "enablerepo",
        "errorlevel",
        "exclude",
        "excludepkgs",
        "forcearch",
        "from-repo",
        "installroot",
        "R",
        "randomwait",
        "releasever",
        "repo",
        "repofrompath",
        "repoid",
        "rpmverbosity",
        "sec-severity",
        "secseverity",
        "setopt",
        "x",
    ],
};

impl RpmInstaller {
    /// Whether one of the commands installs something.
    pub(crate) fn is_called(&self, commands: &RunCommands<'_>) -> bool {
        self.installs(commands).next().is_some()
    }

    /// The packages and module streams that are installed without a version.
    pub(crate) fn unpinned<'c>(
        &self,
        commands: &'c RunCommands<'_>,
        variables: &Variables<'_>,
    ) -> Vec<&'c Word> {
        self.installs(commands).flat_map(|it| self.unpinned_of(commands, it, variables)).collect()
    }

    fn installs<'c>(&self, commands: &'c RunCommands<'_>) -> impl Iterator<Item = &'c Command> {
        commands.iter().filter(|it| self.programs.contains(&it.name()) && it.has_arg("install"))
    }

    fn unpinned_of<'c>(
        &self,
        commands: &RunCommands<'_>,
        install: &'c Command,
        variables: &Variables<'_>,
    ) -> Vec<&'c Word> {
        let is_compat = commands.is_compat();
        let is_module = install.has_arg("module");
        if !is_module && install.has_any_arg(if is_compat { self.hadolint_others } else { self.others }) {
            return Vec::new();
        }
        let mut words = OPTIONS.operands(commands, install);
        words.retain(|it| !matches!(it.text.as_str(), "install" | "module"));
        words.retain(|it| match is_module {
            true => !it.text.contains(':'),
            false => !is_pinned(&it.text, variables) && (is_compat || !is_file_or_group(&it.text)),
        });
        words
    }
}

/// Whether behind the first dash stands a version, or a variable that may hold one.
fn is_pinned(package: &str, variables: &Variables<'_>) -> bool {
    let Some((_, behind)) = package.split_once('-') else { return false };
    if package.ends_with(".rpm") {
        return true;
    }
    if package.contains('$') {
        return variables.is_any_in(package);
    }
    let is_part = |it: char| it.is_ascii_alphanumeric() || ".~^_:+".contains(it);
    behind.chars().all(|it| it == '-' || is_part(it))
        && behind.split('-').any(|it| it.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether it is a file, or a group, which has no version.
fn is_file_or_group(word: &str) -> bool {
    word.ends_with(".rpm") || word.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_begin_with_a_digit_behind_a_dash() {
        for it in ["a-1", "a-b-1.2-3.el9", "a-1:2~rc^1_x+", "https://h/a-b.rpm", "a--1"] {
            assert!(is_pinned(it, &Variables::default()), "{it}");
        }
        for it in ["a", "a1", "a-b", "a-b1", "a-1-*", "a-1/2", "a.rpm", "a-${V}", "", "-"] {
            assert!(!is_pinned(it, &Variables::default()), "{it}");
        }
    }
}
