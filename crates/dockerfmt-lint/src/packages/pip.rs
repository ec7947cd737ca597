//! `pip install`, also as `python -m pip install`.

use dockerfmt_shell::{Command, Word};

use super::options::ValueOptions;
use crate::run_commands::RunCommands;

static OPTIONS: ValueOptions = ValueOptions {
    hadolint: &[
        "abi",
        "b",
        "build",
        "e",
        "editable",
        "extra-index-url",
        "f",
        "find-links",
        "i",
        "index-url",
        "implementation",
        "no-binary",
        "only-binary",
        "platform",
        "prefix",
        "progress-bar",
        "proxy",
        "python",
        "python-version",
        "root",
        "root-user-action",
        "src",
        "t",
        "target",
        "trusted-host",
        "upgrade-strategy",
    ],
    // As pip 25 has them.
    further: &[
        "C",
        "cache-dir",
        "cert",
        "client-cert",
        "config-settings",
        "exists-action",
        "global-option",
        "group",
        "keyring-provider",
        "log",
        "log-file",
        "report",
        "resume-retries",
        "retries",
        "timeout",
        "use-deprecated",
        "use-feature",
    ],
};

/// The commands that install, each with the word `install`.
pub(crate) fn installs<'c>(commands: &'c RunCommands<'_>) -> impl Iterator<Item = (&'c Command, &'c Word)> {
    commands.iter().filter_map(|it| Some((it, install(it)?)))
}

/// The packages that are installed without a version.
pub(crate) fn unpinned<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
    let installs = installs(commands).map(|it| it.0).filter(|it| !is_pinned_elsewhere(it));
    installs.flat_map(|it| packages(commands, it)).filter(|it| !is_pinned(&it.text)).collect()
}

/// Whether it is pip itself that runs, and not a program whose name begins alike.
pub(crate) fn is_pip(command: &Command) -> bool {
    let version = command.name().strip_prefix("pip");
    let is_version = |it: &str| it.chars().all(|c| c.is_ascii_digit() || c == '.');
    version.is_none_or(is_version)
}

/// Whether `pipx` or `pipenv` runs, which install elsewhere.
pub(crate) fn is_isolated(command: &Command) -> bool {
    let names = ["pipx", "pipenv"];
    let is_module = |it: &[Word]| it[0].text == "-m" && names.contains(&it[1].text.as_str());
    names.iter().any(|it| command.name().contains(it))
        || is_python(command) && command.args().windows(2).any(is_module)
}

fn install(command: &Command) -> Option<&Word> {
    let args = command.args();
    if command.name().starts_with("pip") && !command.name().starts_with("pipenv") {
        return args.iter().find(|it| it.text == "install");
    }
    if !is_python(command) {
        return None;
    }
    let texts = |it: &[Word]| it[0].text == "-m" && it[1].text == "pip" && it[2].text == "install";
    args.windows(3).find(|it| texts(it)).map(|it| &it[2])
}

fn is_python(command: &Command) -> bool {
    command.name().starts_with("python")
}

/// Whether the versions stand in files.
fn is_pinned_elsewhere(command: &Command) -> bool {
    command.has_any_flag(&["constraint", "c"]) || command.has_any_arg(&["--requirement", "-r", "."])
}

fn packages<'c>(commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
    let is_install = |it: &&Word| it.text == "install";
    let operands = OPTIONS.operands(commands, command).into_iter();
    operands.skip_while(|it| !is_install(it)).skip_while(is_install).collect()
}

fn is_pinned(package: &str) -> bool {
    let is_repository = REPOSITORIES.iter().any(|it| package.starts_with(it));
    SIGNS.iter().any(|it| package.contains(it))
        || ARCHIVES.iter().any(|it| package.ends_with(it))
        || package.contains(if is_repository { '@' } else { '/' })
}

/// What compares a version.
const SIGNS: [&str; 7] = ["==", ">=", "<=", ">", "<", "!=", "~="];

/// The ends of files that hold one version.
const ARCHIVES: [&str; 2] = [".whl", ".tar.gz"];

/// How the address of a repository begins, whose version stands behind an `@`.
const REPOSITORIES: [&str; 12] = [
    "git",
    "svn",
    "hg+file",
    "hg+http",
    "hg+ssh",
    "hg+static-http",
    "bzr+http",
    "bzr+https",
    "bzr+ssh",
    "bzr+sftp",
    "bzr+ftp",
    "bzr+lp",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_pin() {
        for it in ["a==1", "a>=1", "a[b]~=1", "./a", "a.whl", "git+https://h/a@1", "hg+x/a"] {
            assert!(is_pinned(it), "{it}");
        }
        for it in ["a", "a=1", "git+https://h/a", "bzr+lp:a/b", "${A}", ".[dev]"] {
            assert!(!is_pinned(it), "{it}");
        }
    }
}
