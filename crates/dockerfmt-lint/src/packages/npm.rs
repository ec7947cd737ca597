//! `npm install`.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::run_commands::RunCommands;

/// As npm 11 has them, of those that an installation heeds.
static OPTIONS: ValueOptions = ValueOptions {
    hadolint: &["loglevel", "registry"],
    further: &[
        "access",
        "before",
        "C",
        "ca",
        "cache",
        "cafile",
        "cpu",
        "depth",
        "fetch-retries",
        "fetch-retry-maxtimeout",
        "fetch-retry-mintimeout",
        "fetch-timeout",
        "globalconfig",
        "https-proxy",
        "include",
        "install-strategy",
        "libc",
        "local-address",
        "location",
        "maxsockets",
        "min-release-age",
        "node-options",
        "noproxy",
        "omit",
        "only",
        "os",
        "otp",
        "prefix",
        "proxy",
        "save-prefix",
        "scope",
        "script-shell",
        "tag",
        "umask",
        "user-agent",
        "userconfig",
        "w",
        "workspace",
    ],
};

/// The packages that are installed without a version.
pub(crate) fn unpinned<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
    let packages = installs(commands).into_iter().flat_map(|it| packages(commands, it));
    let is_unpinned = |it: &&Word| !is_pinned(&it.text) && (commands.is_compat() || !is_folder(&it.text));
    packages.filter(is_unpinned).collect()
}

/// The commands that install. To hadolint, the first word of `exec npm install` is `npm`, and nothing is installed.
fn installs<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Command> {
    if commands.is_strict() {
        return commands.called("npm").filter(|it| begins_with_install(it)).collect();
    }
    let of_hadolint = commands.script().script().commands();
    let both = commands.iter().zip(of_hadolint).filter(|it| it.0.name() == "npm");
    both.filter(|it| begins_with_install(it.1)).map(|it| it.0).collect()
}

/// Whether `install` is the first word that is no option, as hadolint knows them.
fn begins_with_install(command: &Command) -> bool {
    let words = command.args_without_values(OPTIONS.hadolint);
    words.into_iter().find(|it| !it.is_flag()).is_some_and(is_install)
}

fn packages<'c>(commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
    OPTIONS.operands(commands, command).into_iter().skip_while(|it| is_install(it)).collect()
}

fn is_install(word: &Word) -> bool {
    word.text == "install"
}

fn is_pinned(package: &str) -> bool {
    let starts = |starts: &[&str]| starts.iter().any(|it| package.starts_with(it));
    if starts(&["git://", "git+ssh://", "git+http://", "git+https://"]) {
        return package.contains('#');
    }
    let is_archive = [".tar", ".tar.gz", ".tgz"].iter().any(|it| package.ends_with(it));
    is_archive || starts(&["/", "./", "../", "~/"]) || behind_scope(package).contains('@')
}

/// What follows the scope of `@scope/name`, which hadolint ends at the first sign that is no letter, digit or `_`.
fn behind_scope(package: &str) -> &str {
    match package.strip_prefix('@') {
        Some(it) => it.trim_start_matches(|c| c > '/'),
        None => package,
    }
}

/// Whether it is a folder that was not recognized as one.
fn is_folder(package: &str) -> bool {
    matches!(package, "." | "..") || package.starts_with("file:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_behind_an_at_sign_or_a_hash() {
        for it in ["a@1", "@a/b@1", "@a/@", "git+ssh://h/a#1", "a.tgz", "../a", "${A:-@}"] {
            assert!(is_pinned(it), "{it}");
        }
        for it in ["a", "@a/b", "@a@1", "@a@b/c", "git://h/a@1", "a/b", "$A", "~", ""] {
            assert!(!is_pinned(it), "{it}");
        }
    }
}
