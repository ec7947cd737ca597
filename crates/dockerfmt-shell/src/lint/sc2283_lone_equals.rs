//! `SC2283`: a `=` with a blank before it, so that a command is run and nothing assigned.

use super::codes::code;
use super::finding::Finding;
use crate::command::Command;
use crate::script::Script;

pub(super) fn check(text: &str, script: &Script) -> Vec<Finding> {
    let Some(code) = code(2283) else { return Vec::new() };
    let first_args = script.commands().iter().chain(script.dynamic_commands()).filter_map(|it| {
        let is_first = it.name_word().range.start == it.range().start;
        Some((it, it.args().first().filter(|_| is_first)?))
    });
    let assigns = first_args.filter(|(_, arg)| {
        let word = text.get(arg.range.clone()).unwrap_or_default();
        let word = word.strip_prefix('\\').unwrap_or(word);
        word.starts_with('=') && !word.starts_with("==")
    });
    let finding = |name: &str, range| {
        Finding::new(
            code,
            range,
            format!("the blank before `=` makes `{name}` a command and assigns nothing"),
        )
    };
    let name = |it: &Command| text.get(it.first_word().range.clone()).unwrap_or_default();
    assigns.map(|(command, arg)| finding(name(command), arg.range.clone())).collect()
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
        for it in [
            "x = y",
            "x =y",
            "x = $(y)",
            "\"x\" = y",
            "./x = y",
            "X=1 y = z",
            "x =",
            "x \\= y",
            "x =~ y",
            "$x = y",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "x= y",
            "x == y",
            "[ = x ]",
            "a b = c",
            "x += y",
            "x \"=\" y",
            "x '=y'",
            "command x = y",
            "export x = y",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
