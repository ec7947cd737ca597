//! Lists of packages to install: one on a line at the style `full`, in the author's order.

use std::borrow::Cow;

use dockerfmt_shell::{Role, TokenKind};

use super::layout::Layout;

/// How many packages make a list.
const MIN_PACKAGES: usize = 3;

/// How a package manager is told to install. Here a mistake moves a word to another line, no more.
struct Installer {
    programs: &'static [&'static str],
    subcommands: &'static [&'static str],
    /// Options whose value is the next word.
    value_options: &'static [&'static str],
}

const INSTALLERS: &[Installer] = &[
    Installer {
        programs: &["apt-get", "apt", "aptitude"],
        subcommands: &["install"],
        value_options: &["-t", "--target-release", "--default-release", "-o", "--option", "-c", "-a"],
    },
    Installer {
        programs: &["apk"],
        subcommands: &["add"],
        value_options: &[
            "-t",
            "--virtual",
            "-X",
            "--repository",
            "-p",
            "--root",
            "--repositories-file",
            "--arch",
        ],
    },
    Installer {
        programs: &["yum", "dnf", "microdnf", "tdnf"],
        subcommands: &["install", "groupinstall", "localinstall"],
        value_options: &["-x", "-c", "-R", "-d", "-e", "--installroot", "--releasever", "--setopt"],
    },
    Installer {
        programs: &["zypper"],
        subcommands: &["install", "in"],
        value_options: &["-r", "--repo", "-t"],
    },
    Installer {
        programs: &["pip", "pip2", "pip3"],
        subcommands: &["install"],
        value_options: &[
            "-r",
            "-c",
            "-i",
            "-f",
            "-t",
            "-e",
            "--index-url",
            "--extra-index-url",
            "--find-links",
        ],
    },
    Installer {
        programs: &["npm", "pnpm", "yarn"],
        subcommands: &["install", "i", "add"],
        value_options: &["--registry", "--prefix", "-C", "--loglevel"],
    },
    Installer {
        programs: &["gem"],
        subcommands: &["install"],
        value_options: &["-v", "--version", "-i", "-n"],
    },
    Installer {
        programs: &["conda", "mamba", "micromamba"],
        subcommands: &["install", "create"],
        value_options: &["-c", "--channel", "-n", "--name", "-p", "--prefix"],
    },
];

/// Words that may stand before the name of a program.
const PREFIXES: &[&str] = &["!", "time", "sudo", "exec", "command", "env"];

impl Layout<'_, '_> {
    /// Gives each package of a list a line.
    pub(super) fn break_installs(&mut self) {
        let mut words = Vec::new();
        for i in 0..=self.tokens.len() {
            match self.tokens.get(i).map(|it| it.role) {
                Some(Role::CommandStart | Role::Argument) => words.push(i),
                _ => self.break_install(&std::mem::take(&mut words)),
            }
        }
    }

    /// `words` are the tokens of one command.
    fn break_install(&mut self, words: &[usize]) {
        let packages = packages(&words.iter().map(|&it| self.word(it)).collect::<Vec<_>>());
        if packages.iter().filter(|it| !it.is_option).count() >= MIN_PACKAGES {
            packages.iter().for_each(|it| self.gaps[words[it.idx]].is_break = true);
        }
    }

    /// The text of a token if it is a word of a command, and not a redirection or its target.
    fn word(&self, i: usize) -> Option<&str> {
        let is_target = i > 0 && self.tokens[i - 1].kind == TokenKind::Redirect;
        let is_word = self.tokens[i].kind == TokenKind::Word && !is_target;
        is_word.then(|| match &self.texts[i] {
            Cow::Borrowed(it) => *it,
            Cow::Owned(it) => it.as_str(),
        })
    }
}

/// A word that has a line of its own.
#[derive(Debug, PartialEq, Eq)]
struct Item {
    idx: usize,
    is_option: bool,
}

/// The packages among the words of a command, and the options between them.
fn packages(words: &[Option<&str>]) -> Vec<Item> {
    let Some((installer, first)) = installer(words) else { return Vec::new() };
    let mut res = Vec::new();
    let mut is_value = false;
    for (idx, word) in words.iter().enumerate().skip(first) {
        let Some(word) = word else { continue };
        let is_option = word.starts_with('-');
        if !std::mem::take(&mut is_value) && (!is_option || !res.is_empty()) {
            res.push(Item { idx, is_option });
        }
        is_value = installer.value_options.contains(word);
    }
    res
}

/// Who installs, and the index behind the word that says so.
fn installer<'w>(words: &[Option<&'w str>]) -> Option<(&'static Installer, usize)> {
    let is_before_name = |it: &Option<&'w str>| {
        it.is_none_or(|it| PREFIXES.contains(&it) || it.starts_with('-') || it.contains('='))
    };
    let mut at = words.iter().take_while(|it| is_before_name(it)).count();
    let name = words.get(at).copied().flatten()?;
    let is_module =
        name.starts_with("python") && words.get(at + 1..at + 3) == Some(&[Some("-m"), Some("pip")]);
    at += if is_module { 2 } else { 0 };
    let program = if is_module { "pip" } else { name.rsplit('/').next().unwrap_or(name) };
    let installer = INSTALLERS.iter().find(|it| it.programs.contains(&program))?;
    let mut is_value = false;
    for (idx, word) in words.iter().enumerate().skip(at + 1) {
        let word = (*word)?;
        if !std::mem::take(&mut is_value) && !word.starts_with('-') {
            return installer.subcommands.contains(&word).then_some((installer, idx + 1));
        }
        is_value = installer.value_options.contains(&word);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let words: Vec<_> = text.split(' ').map(Some).collect();
        packages(&words).into_iter().filter_map(|it| words[it.idx]).collect()
    }

    #[test]
    fn packages_begin_behind_the_options() {
        assert_eq!(found("apt-get -o a=b install -y -t c d e"), ["d", "e"]);
        assert_eq!(found("A=1 sudo -E apk add --virtual .x a -q b"), ["a", "-q", "b"]);
        assert_eq!(found("python3 -m pip install -r a.txt b"), ["b"]);
        assert_eq!(found("/usr/bin/npm i a"), ["a"]);
    }

    #[test]
    fn other_commands_have_none() {
        for it in ["apt-get update a b c", "echo apt-get install a", "apt-get", "pip", "python install a"] {
            assert_eq!(found(it), [""; 0], "{it}");
        }
    }
}
