//! What a shell of the POSIX family reads of a `RUN`: the script that ShellCheck's codes and our own rules look at.
//!
//! Separate from the scripts of hadolint's rules, which are the same in every shell and in exec form.

use dockerfmt_semantic::{Dialect, Model, RunScript, Shell};
use dockerfmt_syntax::ast::Run;

use crate::RuleContext;

/// The script of `run`, or what it gives to the shell that is all of its command, with the dialect. `None` where no
/// shell reads it.
pub(crate) fn shell_text<'a>(model: &'a Model<'_>, run: Run<'_>) -> Option<(&'a RunScript, Dialect)> {
    let script = model.shell_script(run)?;
    let shell = script.interpreter().or_else(|| model.shell_at(run.range().start));
    let dialect = shell.map_or(Dialect::Sh, Shell::dialect);
    (!script.is_exec_form()).then_some((script, dialect))
}

/// The script that our own rules look at: never PowerShell, cmd, or a program that is no shell.
pub(crate) fn posix_script<'a>(ctx: &RuleContext<'a>, run: Run<'_>) -> Option<&'a RunScript> {
    let (script, dialect) = shell_text(ctx.model(), run)?;
    dialect.is_posix_like().then_some(script)
}
