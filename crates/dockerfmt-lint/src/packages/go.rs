//! `go install`, `go get` and `go run`.

use dockerfmt_shell::{Command, Word};

use super::installer::subcommand;
use crate::run_commands::RunCommands;

/// The options of `go` that have a value, as Go 1.25 has them.
const OPTIONS: [&str; 20] = [
    "C",
    "asmflags",
    "buildmode",
    "compiler",
    "covermode",
    "coverpkg",
    "exec",
    "gccgoflags",
    "gcflags",
    "installsuffix",
    "ldflags",
    "mod",
    "modfile",
    "o",
    "overlay",
    "p",
    "pgo",
    "pkgdir",
    "tags",
    "toolexec",
];

/// The packages that are taken without a version. By default those that are, if hadolint sees any at all.
pub(crate) fn unpinned<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
    let of_hadolint = hadolint_unpinned(commands);
    if commands.is_compat() || of_hadolint.is_empty() && !commands.is_strict() {
        return of_hadolint;
    }
    let packages = commands.called("go").flat_map(packages);
    packages.filter(|it| !is_pinned(&it.text) && !is_of_the_module(&it.text)).collect()
}

/// hadolint looks at the first two words of each `go run`, and at other commands only if it finds none there.
fn hadolint_unpinned<'c>(commands: &'c RunCommands<'_>) -> Vec<&'c Word> {
    let runs = commands.called("go").filter(|it| it.has_arg("run"));
    let run: Vec<_> = runs.flat_map(|it| it.positional().take(2)).filter(|it| it.text != "run").collect();
    let is_installed = |it: &&Word| !matches!(it.text.as_str(), "install" | "get" | "tool");
    let installs = commands.called("go").filter(|it| subcommand(it, &["install", "get"]).is_some());
    let installed = || installs.flat_map(Command::positional).filter(is_installed);
    let packages = if run.is_empty() { installed().collect() } else { run };
    packages.into_iter().filter(|it| !is_pinned(&it.text)).collect()
}

/// What the command takes from elsewhere, its options and their values left out.
fn packages(go: &Command) -> Vec<&Word> {
    let mut operands = operands(go);
    let subcommand = operands.next().map_or("", |it| it.text.as_str());
    match subcommand {
        "run" => operands.take(1).collect(),
        "install" | "get" => operands.collect(),
        _ => Vec::new(),
    }
}

fn operands(go: &Command) -> impl Iterator<Item = &Word> {
    let mut is_value = false;
    go.args().iter().filter(move |it| {
        let was_value = is_value;
        let option = it.text.strip_prefix('-').map(|it| it.trim_start_matches('-'));
        is_value = !was_value && option.is_some_and(|it| OPTIONS.contains(&it));
        !was_value && option.is_none()
    })
}

fn is_pinned(package: &str) -> bool {
    let is_moving = package.ends_with("@latest") || package.ends_with("@none");
    package.starts_with(['.', '/']) || package.contains('@') && !is_moving
}

/// Whether it is a file, or a name for what the module has already.
fn is_of_the_module(package: &str) -> bool {
    package.ends_with(".go") || matches!(package, "all" | "cmd" | "std" | "tool")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_behind_an_at_sign() {
        for it in ["a@v1", ".", "./a", "/a", "...", "a@latest1"] {
            assert!(is_pinned(it), "{it}");
        }
        for it in ["a", "a@latest", "a@none", "$A", ""] {
            assert!(!is_pinned(it), "{it}");
        }
    }
}
