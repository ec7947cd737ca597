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

/// Whether `text`, of which `script` is the reading, is a chain of harmless commands in plain words. The variables of
/// `known` are harmless too.
pub(super) fn is_harmless(text: &str, script: &Script, known: &[String]) -> bool {
    let is_plain = has_only_plain_bytes(text) || has_only_known_variables(text, known);
    is_plain && script.is_clean() && is_chain_of(text, script.commands())
}

/// Whether all that is not plain are variables that are set outside.
fn has_only_known_variables(text: &str, known: &[String]) -> bool {
    let mut parts = text.split('$');
    parts.next().is_some_and(has_only_plain_bytes)
        && parts.all(|it| rest_of_known(it, known).is_some_and(has_only_plain_bytes))
}

/// What follows the name behind a `$`, if it is one of `known`.
fn rest_of_known<'t>(text: &'t str, known: &[String]) -> Option<&'t str> {
    let (name, rest) = match text.strip_prefix('{') {
        Some(it) => it.split_once('}')?,
        None => text
            .split_at(text.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(text.len())),
    };
    known.iter().any(|it| it == name).then_some(rest)
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
        "rm" => args.all(is_removable),
        name => args.all(|it| !it.starts_with('=')) && (QUIET.binary_search(&name).is_ok() || is_file(name)),
    }
}

/// Whether a path names nothing that the system needs, whatever variables there are.
fn is_removable(path: &str) -> bool {
    let is_elsewhere = !path.starts_with('/') || REMOVABLE.iter().any(|it| path.starts_with(it));
    is_elsewhere && !path.contains('$')
}

/// `./build.sh`: a path to a script, and none to one of the system's programs.
fn is_file(name: &str) -> bool {
    name.rsplit_once('/').is_some_and(|(_, base)| base.ends_with(".sh") || base.ends_with(".py"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let known = ["X".to_owned(), "Y1".to_owned()];
        assert_eq!(is_harmless(text, &Script::parse(text), &known), expected, "{text}");
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
        check("cp $X ${Y1}/a-$X && mkdir $X", true);
    }

    #[test]
    fn what_the_engine_may_have_a_word_about_is_not() {
        for it in [
            "",
            "cp $a b",
            "cp $X1 b",
            "cp ${X:-a} b",
            "cp $(X) b",
            "cp $X* b",
            "cp $X 'a'",
            "rm -rf $X/a",
            "$X a",
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
