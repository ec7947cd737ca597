//! `SC2185`: `find` without a place to search, which only GNU's takes.

use super::codes::code;
use super::finding::Finding;
use crate::command::{Command, Word};
use crate::script::Script;

pub(super) fn check(script: &Script) -> Vec<Finding> {
    let Some(code) = code(2185) else { return Vec::new() };
    let lacking = script.commands().iter().filter(|it| lacks_place(it));
    lacking
        .map(|it| Finding::new(code, it.name_word().range.clone(), "`find` is given no place to search"))
        .collect()
}

fn lacks_place(command: &Command) -> bool {
    // What `exec` and the like start is no `find` to ShellCheck.
    let is_first = command.name_word().range.start == command.range().start;
    let is_find = command.name().rsplit('/').next() == Some("find");
    if !is_first || !is_find || command.has_arg("--help") || is_help(command.args()) {
        return false;
    }
    let first = command.args().iter().map(|it| it.text.as_str()).find(|it| !is_leading_option(it));
    first.is_none_or(|it| it.starts_with('-'))
}

/// `find -h`, in which nothing else stands.
fn is_help(args: &[Word]) -> bool {
    args.first().is_some_and(|it| it.text == "-h")
}

/// Options that stand before the places: those of GNU's `find` and of BSD's.
fn is_leading_option(word: &str) -> bool {
    let Some(letters) = word.strip_prefix('-') else { return false };
    let level = letters.strip_prefix('O').filter(|it| !it.is_empty());
    level.is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
        || letters == "-"
        || !letters.is_empty() && letters.chars().all(|it| "DEHLPXdfsx".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&Script::parse(text)).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in [
            "find",
            "find -name x",
            "find -L -name x",
            "find -H",
            "find -- -name x",
            "find -O3 -name x",
            "find \"-name\" x",
            "/usr/bin/find -name x",
            "find -name \"$x\" .",
            "find \"-$x\" a",
            "find -D",
            "find --version",
            "find -LP -type f",
            "find -Olevel . -x",
            "find -L$x .",
            "find -type f -h",
            "x=$(find -type f)",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "find . -name x",
            "find -L . -name x",
            "find \"$x\" -name x",
            "find -D a -name x",
            "find \\( -name x \\)",
            "find ! -name x",
            "sudo find -type f",
            "command find -type f",
            "exec find -type f",
            "find --help",
            "find -h",
            "find -O3 .",
            "find -d .",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
