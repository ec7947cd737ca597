//! `SC2174`: `mkdir -p -m` gives the mode to the last folder only, not to those above it.

use super::codes::code;
use super::finding::Finding;
use crate::command::{Command, Word};
use crate::script::Script;

pub(super) fn check(script: &Script) -> Vec<Finding> {
    let Some(code) = code(2174) else { return Vec::new() };
    let modes = script.commands().iter().filter_map(mode_of_parents);
    let message = "with `-p` the mode is that of the last folder only";
    modes.map(|it| Finding::new(code, it.range.clone(), message)).collect()
}

/// The word that gives the mode, if folders above the last one are made too.
fn mode_of_parents(command: &Command) -> Option<&Word> {
    let is_first = command.name_word().range.start == command.range().start;
    let is_mkdir = is_first && command.name().rsplit('/').next() == Some("mkdir");
    let is_deep =
        command.has_any_flag(&["p", "parents"]) && command.positional().any(|it| has_parents(&it.text));
    let mode = || command.flags().find(|it| matches!(it.name, "m" | "mode"));
    if is_mkdir && is_deep { command.args().get(mode()?.arg_idx) } else { None }
}

/// Whether the path has more folders than one, as far as can be seen.
fn has_parents(path: &str) -> bool {
    let mut rest = path;
    while let Some(it) = rest.strip_prefix("./").or_else(|| rest.strip_prefix("../")) {
        rest = it;
    }
    rest.is_empty() || rest.contains('/') || rest.contains("${")
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
            "mkdir -p -m 770 /a",
            "mkdir -m 770 -p /a",
            "mkdir -pm 770 a/b",
            "mkdir -p --mode=770 a/b",
            "mkdir --parents -m 770 a/b",
            "mkdir -p a/b -m 7",
            "mkdir -p -m 770 \"$x\"",
            "mkdir -p -m 770 ./",
            "/bin/mkdir -p -m 770 a/b",
            "mkdir -p -m 770 ../a/b",
            "mkdir -mp 7 a/b",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "mkdir -p -m 770 a",
            "mkdir -m 7 a/b",
            "mkdir -p -m 770 ../../a",
            "mkdir -p -m 770 ./a",
            "sudo mkdir -p -m 770 a/b",
            "mkdir -p -Z a/b",
            "mkdir -p -m 770 ..",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
