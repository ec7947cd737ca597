//! `SC3038`: `exec` with a flag, in a script for a shell whose `exec` has none.

use super::codes::code;
use super::finding::Finding;
use crate::dialect::Dialect;
use crate::script::Script;

pub(super) fn check(script: &Script, dialect: Dialect) -> Vec<Finding> {
    let is_posix = matches!(dialect, Dialect::Sh | Dialect::Dash | Dialect::Ash);
    let (true, Some(code)) = (is_posix, code(3038)) else { return Vec::new() };
    let commands = script.commands().iter().filter(|it| it.first_word().text == "exec");
    let flags = commands.filter_map(|it| it.args().first().filter(|it| it.text.starts_with('-')));
    flags.map(|it| Finding::new(code, it.range.clone(), "POSIX knows no flags of `exec`")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        let found = |text: &str, dialect| check(&Script::parse(text), dialect).len();
        for it in ["exec -a z x", "exec -- x", "exec -", "x && exec -l y", "A=1 exec -c y", "exec \\-a x"] {
            assert_eq!(found(it, Dialect::Sh), 1, "{it}");
            assert_eq!(found(it, Dialect::Bash), 0, "{it}");
        }
        for it in ["exec x -a", "command exec -a x y", "exec \"$x\" -a", "exec $(x) -a"] {
            assert_eq!(found(it, Dialect::Ash), 0, "{it}");
        }
    }
}
