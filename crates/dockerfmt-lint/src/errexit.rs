//! Whether the option `errexit` is on, by which a script ends where a command fails.

use dockerfmt_semantic::{RunScript, Shell};
use dockerfmt_shell::Command;
use dockerfmt_syntax::ast::Run;

use crate::RuleContext;

/// Whether the shell that reads the script is started with the option, or the script turns it on itself.
pub(crate) fn has_errexit(ctx: &RuleContext<'_>, run: Run<'_>, script: &RunScript) -> bool {
    let turns_on = |it: &Command| it.name() == "set" && it.args().iter().any(|it| is_errexit(&it.text));
    // A shell that the script or the `RUN` starts has options of its own.
    let shell = script.interpreter().or_else(|| ctx.model().shell_at(run.range().start));
    let is_on = shell.into_iter().flat_map(Shell::words).any(|it| is_errexit(it));
    is_on || script.script().commands().iter().any(turns_on)
}

/// `-e`, `-euo`, or the name of the option.
pub(crate) fn is_errexit(word: &str) -> bool {
    let letters = word.strip_prefix('-').filter(|it| !it.starts_with('-'));
    word == "errexit" || letters.is_some_and(|it| it.contains('e'))
}
