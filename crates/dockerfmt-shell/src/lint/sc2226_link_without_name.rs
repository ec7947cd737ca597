//! `SC2226`: `ln` with one path, so that the link gets its name and lands wherever the script happens to be.

use super::codes::code;
use super::finding::Finding;
use crate::command::Command;
use crate::script::Script;

pub(super) fn check(text: &str, script: &Script) -> Vec<Finding> {
    let Some(code) = code(2226) else { return Vec::new() };
    let found = script.commands().iter().filter(|it| lacks_name(it, text));
    found.map(|it| Finding::new(code, it.range(), "`ln` is given no name for the link")).collect()
}

fn lacks_name(command: &Command, text: &str) -> bool {
    let is_first = command.name_word().range.start == command.range().start;
    let is_link = is_first && command.name().rsplit('/').next() == Some("ln");
    let names_folder = command.has_any_flag(&["t", "target-directory"]) || command.has_arg("--");
    let mut paths = command.positional();
    let is_one = |it: &crate::Word| {
        // Without quotes these may be several.
        let raw = text.get(it.range.clone()).unwrap_or_default();
        !raw.starts_with('$') || raw.starts_with("$(")
    };
    let is_lone = paths.next().is_some_and(is_one) && paths.next().is_none();
    let is_several =
        command.args().iter().any(|it| it.text.contains(['*', '?', '[', '@']) || it.text.is_empty());
    is_link && is_lone && !names_folder && !is_several
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(text, &Script::parse(text)).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in
            ["ln -s a", "ln a", "ln -s \"$x\"", "ln -sf ../a", "/bin/ln -s a", "ln -s $(a)", "ln -s -T a"]
        {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "ln -s $x",
            "ln -s a*",
            "ln -s a b",
            "ln -t d a",
            "ln --target-directory=d a",
            "ln",
            "ln -s",
            "sudo ln -s a",
            "ln -s -- a",
            "ln -s {a,b}",
            "ln -s \"$@\"",
            "ln --help",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
