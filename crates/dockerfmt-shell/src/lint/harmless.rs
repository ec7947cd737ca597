//! Harmless scripts: those in which the engine finds nothing, which can be told without asking it.
//!
//! Most of what the engine costs it costs for any script, however short, and every third `RUN` only installs packages,
//! makes folders or starts a program, in words without a sign that a shell would look at. What is not known for sure to
//! be harmless is left to the engine; `tests/e2e/shell.rs` compares both on real scripts.

use crate::command::Command;
use crate::plain::has_only_plain_bytes;
use crate::script::Script;

/// Programs about whose plain arguments no code of the engine says a word.
const QUIET: [&str; 62] = [
    "a2enmod",
    "addgroup",
    "adduser",
    "apk",
    "apt",
    "apt-get",
    "bundle",
    "cargo",
    "chmod",
    "chown",
    "cmake",
    "composer",
    "conda",
    "corepack",
    "cp",
    "curl",
    "dnf",
    "docker-php-ext-configure",
    "docker-php-ext-enable",
    "docker-php-ext-install",
    "dotnet",
    "dpkg",
    "gcc",
    "gem",
    "git",
    "go",
    "gradle",
    "groupadd",
    "install",
    "java",
    "javac",
    "ldconfig",
    "ln",
    "locale-gen",
    "make",
    "microdnf",
    "mix",
    "mkdir",
    "mv",
    "mvn",
    "node",
    "npm",
    "opam",
    "pecl",
    "pip",
    "pip3",
    "pnpm",
    "poetry",
    "python",
    "python3",
    "rpm",
    "rustup",
    "tar",
    "tdnf",
    "touch",
    "unzip",
    "update-alternatives",
    "update-ca-certificates",
    "useradd",
    "usermod",
    "uv",
    "wget",
];

/// Folders below which anything may be removed.
const REMOVABLE: [&str; 3] = ["/tmp/", "/var/cache/", "/var/lib/"];

/// Whether `text`, of which `script` is the reading, is a chain of harmless commands in plain words.
pub(super) fn is_harmless(text: &str, script: &Script) -> bool {
    has_only_plain_bytes(text) && script.is_clean() && is_chain_of(text, script.commands())
}

/// Whether the text has each of `commands` between two `&&`, without anything else.
fn is_chain_of(text: &str, commands: &[Command]) -> bool {
    let links = text.split("&&");
    links.clone().count() == commands.len()
        && links.zip(commands).all(|(link, it)| is_link(link, &text[it.range()], it))
}

/// Whether `link` is nothing but `command`, which is written so, without assignments.
fn is_link(link: &str, written: &str, command: &Command) -> bool {
    let is_whole = link.trim_ascii() == written && !link.contains(['&', ';']) && !command.is_wrapped();
    is_whole && is_quiet(command)
}

fn is_quiet(command: &Command) -> bool {
    let mut args = command.args().iter().map(|it| it.text.as_str());
    match command.name() {
        "rm" => args.all(|it| !it.starts_with('/') || REMOVABLE.iter().any(|at| it.starts_with(at))),
        name => args.all(|it| !it.starts_with('=')) && (QUIET.binary_search(&name).is_ok() || is_file(name)),
    }
}

/// `./build.sh`: a path to a script, and none to one of the system's programs.
fn is_file(name: &str) -> bool {
    name.rsplit_once('/').is_some_and(|(_, base)| base.ends_with(".sh") || base.ends_with(".py"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_harmless(text, &Script::parse(text)), expected, "{text}");
    }

    #[test]
    fn the_programs_are_sorted() {
        assert!(QUIET.is_sorted());
    }

    #[test]
    fn chains_of_harmless_commands_are_plain() {
        check("apt-get update && apt-get install -y curl=7.1 && rm -rf /var/lib/apt/lists/*", true);
        check("mkdir -p /a\t&&  ./b/c.sh --d=e ", true);
        check("rm -rf dist", true);
    }

    #[test]
    fn what_the_engine_may_have_a_word_about_is_not() {
        for it in [
            "",
            "cp $a b",
            "cp 'a' b",
            "cp *.txt b",
            "cp a b; cp c d",
            "cp a b & cp c d",
            "cp a b &&& cp c d",
            "cp a b &&",
            "cd a && cp a b",
            "cp a b && cd a",
            "A=b cp c d",
            "A=b && cp c d",
            "cp a b\ncp c d",
            "exec cp a b",
            "rm -rf /usr",
            "rm -rf /*",
            "cp =a b",
            "/bin/cp a b",
            "./a.shx",
            "cp é b",
        ] {
            check(it, false);
        }
    }
}
