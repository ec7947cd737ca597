//! Commands in exec form: the strings that a program gets without a shell between.

use dockerfmt_semantic::{Dialect, Model, Shell};
use dockerfmt_syntax::SyntaxKind::{CMD, ENTRYPOINT, HEALTHCHECK, RUN};
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{Command, ExecForm, Instruction};

/// The command of a `RUN`, `CMD`, `ENTRYPOINT` or `HEALTHCHECK`, in either form.
pub(crate) fn command(instruction: Instruction<'_>) -> Option<Command<'_>> {
    let has_command = matches!(instruction.kind(), RUN | CMD | ENTRYPOINT | HEALTHCHECK);
    has_command.then(|| Command::of(instruction.node())).flatten()
}

/// The array, where the command is one.
pub(crate) fn exec_form(instruction: Instruction<'_>) -> Option<ExecForm<'_>> {
    match command(instruction)? {
        Command::Exec(it) => Some(it),
        Command::Shell(_) => None,
    }
}

/// The strings with their places.
pub(crate) fn strings(form: ExecForm<'_>) -> Vec<(TextRange, String)> {
    form.items().map(|it| (it.range(), it.value().into_owned())).collect()
}

/// Whether `word` starts a shell, which expands and parses what it is given.
pub(crate) fn is_shell(word: &str) -> bool {
    Dialect::of([word]) != Dialect::Unknown || matches!(word, "fish" | "busybox" | "su")
}

/// What a shell of the POSIX family runs in an instruction: all of a command in shell form, or what follows the `-c`
/// of `["sh", "-c", "…"]`. The range is that of the text in the file; the text is what the shell gets.
pub(crate) fn shell_text(model: &Model<'_>, instruction: Instruction<'_>) -> Option<(TextRange, String)> {
    match command(instruction)? {
        Command::Shell(form) => {
            let shell = model.shell_at(form.range().start).map_or(Dialect::Sh, Shell::dialect);
            shell.is_posix_like().then(|| (form.range(), form.text().into_owned()))
        }
        Command::Exec(form) => {
            let strings = strings(form);
            let shell = strings.iter().position(|it| Dialect::of([&*it.1]).is_posix_like())?;
            let flag = strings[shell..].iter().position(|it| has_c(&it.1))? + shell;
            strings.into_iter().nth(flag + 1)
        }
    }
}

/// Whether `option` makes a shell run its next argument: `-c`, `-ec`.
pub(crate) fn has_c(option: &str) -> bool {
    option.strip_prefix('-').is_some_and(|it| !it.starts_with('-') && it.contains('c'))
}
