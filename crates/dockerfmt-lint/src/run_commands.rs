//! The commands of a `RUN` as rules see them, with their places in the file and the edits that can be made there.
//!
//! Separate from the context: this knows scripts, the context knows the file.

use std::borrow::Cow;
use std::ops::Range;

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Command, Script, Word};
use dockerfmt_syntax::ast::{self, Run};
use dockerfmt_syntax::{TextEdit, TextRange};

use crate::RuleContext;

/// The commands of one `RUN`.
///
/// By default what `exec` and the like start stands alone, so that a rule does not take `apt-get` in
/// `exec apt-get install curl` for an argument; hadolint does. The strict preset also has what `sudo`, `env`, `sh -c`
/// and the like start, and knows programs by their base names.
pub(crate) struct RunCommands<'a> {
    script: &'a RunScript,
    commands: Cow<'a, [Command]>,
    file_text: &'a str,
    is_compat: bool,
    is_strict: bool,
    is_shell_form: bool,
    /// Whether the script is what the shell gets, and not what hadolint takes for it.
    is_editable: bool,
}

impl<'a> RunCommands<'a> {
    /// The commands of `run`; `None` where there is nothing to run.
    pub(crate) fn new(ctx: &RuleContext<'a>, run: Run<'_>) -> Option<Self> {
        ctx.script(run).map(|it| RunCommands::of(ctx, run, it))
    }

    /// The commands of `script`, which is one of `run`.
    pub(crate) fn of(ctx: &RuleContext<'a>, run: Run<'_>, script: &'a RunScript) -> Self {
        let is_compat = ctx.is_compat();
        let is_shell_form = matches!(run.command(), Some(ast::Command::Shell(_)));
        let commands = script.script().commands();
        let commands = if ctx.is_strict() {
            commands.iter().flat_map(|it| it.followed(script.text(), is_shell_form)).collect()
        } else if is_compat || !commands.iter().any(Command::is_wrapped) {
            Cow::Borrowed(commands)
        } else {
            commands.iter().map(|it| it.unwrapped().into_owned()).collect()
        };
        let shells = [ctx.model().script(run), ctx.model().shell_script(run)];
        let is_editable = shells.into_iter().flatten().any(|it| std::ptr::eq(it, script));
        RunCommands {
            script,
            commands,
            file_text: ctx.text(),
            is_compat,
            is_strict: ctx.is_strict(),
            is_shell_form,
            is_editable,
        }
    }

    /// The commands that rules of our own ask about, with those that `sudo`, `sh -c` and the like start. `None` where no
    /// shell of the POSIX family runs them, and, to save the time, where the text has none of `words`.
    pub(crate) fn with_any_of(ctx: &RuleContext<'a>, run: Run<'_>, words: &[&str]) -> Option<Self> {
        let script = ctx.model().script(run)?;
        if !words.iter().any(|it| script.text().contains(it)) {
            return None;
        }
        let shell = script.interpreter().or_else(|| ctx.model().shell_at(run.range().start));
        let is_posix = script.is_exec_form() || shell.is_none_or(|it| it.dialect().is_posix_like());
        let is_shell_form = !script.is_exec_form();
        let followed = || {
            let commands = script.script().commands().iter();
            commands.flat_map(|it| it.followed(script.text(), is_shell_form)).collect()
        };
        is_posix.then(|| RunCommands {
            script,
            commands: followed(),
            file_text: ctx.text(),
            is_compat: false,
            is_strict: ctx.is_strict(),
            is_shell_form,
            is_editable: true,
        })
    }

    /// All commands in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Command> {
        self.commands.iter()
    }

    /// Those that run the program `name`.
    pub(crate) fn called(&self, name: &str) -> impl Iterator<Item = &Command> {
        self.iter().filter(move |it| it.name() == name)
    }

    /// Whether hadolint's verdict is wanted.
    pub(crate) fn is_compat(&self) -> bool {
        self.is_compat
    }

    /// Whether more may be reported than hadolint does.
    pub(crate) fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// Whether a shell runs them; else they are the strings of a JSON array, read as if one did.
    pub(crate) fn is_shell_form(&self) -> bool {
        self.is_shell_form
    }

    /// The script that they are from.
    pub(crate) fn script(&self) -> &'a RunScript {
        self.script
    }

    /// The bytes in the file of `range` of the script.
    pub(crate) fn range(&self, range: Range<usize>) -> TextRange {
        self.script.source_range(range)
    }

    /// The bytes in the file of a word.
    pub(crate) fn word_range(&self, word: &Word) -> TextRange {
        self.range(word.range.clone())
    }

    /// The bytes in the file from the name of a command to its argument `last`.
    pub(crate) fn head(&self, command: &Command, last: &Word) -> TextRange {
        self.range(command.name_word().range.start..last.range.end)
    }

    /// A word as it is written, up to the end of its line.
    pub(crate) fn written(&self, word: &Word) -> &'a str {
        self.script.text()[word.range.clone()].lines().next().unwrap_or_default()
    }

    /// Whether `command` is all that `run` has, on one line and without flags, so that another instruction can take
    /// its place.
    pub(crate) fn is_all(&self, run: Run<'_>, command: &Command) -> bool {
        let text = self.script.text();
        self.is_shell_form
            && text.trim_end() == &text[command.range()]
            && run.instruction().flags().next().is_none()
            && !run.node().text().contains('\n')
    }

    /// The edit that puts `text` behind `word`; `None` where the word is no text of a shell.
    pub(crate) fn insert_behind(&self, word: &Word, text: &str) -> Option<TextEdit> {
        self.can_edit(word).then(|| TextEdit::insert(self.range(word.range.clone()).end, text))
    }

    /// The edit that writes `text` for `word`.
    pub(crate) fn replace(&self, word: &Word, text: &str) -> Option<TextEdit> {
        self.can_edit(word).then(|| TextEdit::replace(self.range(word.range.clone()), text))
    }

    /// The edit that deletes `word` with the blanks behind it.
    pub(crate) fn delete(&self, word: &Word) -> Option<TextEdit> {
        let rest = &self.script.text()[word.range.end..];
        let n_blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let range = word.range.start..word.range.end + n_blanks;
        let is_possible = self.can_edit(word) && n_blanks > 0 && self.script.is_verbatim(range.clone());
        is_possible.then(|| TextEdit::delete(self.range(range)))
    }

    /// The edit that deletes the first command with the `&&` behind it; `None` where another command needs it, or
    /// a comment stands there.
    pub(crate) fn delete_first(&self) -> Option<TextEdit> {
        let [first, second, ..] = &*self.commands else { return None };
        let text = self.script.text();
        let range = first.range().start..second.range().start;
        let is_step = text.get(first.range().end..range.end).is_some_and(|it| it.trim() == "&&");
        let is_first = text[..range.start].trim().is_empty();
        let source = self.range(range);
        let is_possible = self.is_editable && self.is_shell_form && is_step && is_first;
        (is_possible && !self.file_text[source].contains('#')).then(|| TextEdit::delete(source))
    }

    /// The edit that runs the command `tail` behind the script, if all of it succeeds. `None` where this cannot be
    /// said by adding ` && `, and where some commands are started by others, which may be for another user.
    pub(crate) fn append(&self, tail: &str) -> Option<TextEdit> {
        let text = self.script.text().trim_end_matches([' ', '\t', '\n']);
        let longer = Script::parse(&format!("{text} && {tail}"));
        let n_commands = self.script.script().commands().len();
        let is_one_more = longer.commands().len() == n_commands + 1 && self.commands.len() == n_commands;
        let last = text.len().checked_sub(1)?..text.len();
        let is_possible = self.is_editable && longer.is_clean() && is_one_more && !text.ends_with('\\');
        let is_verbatim = is_possible && self.script.is_verbatim(last.clone());
        is_verbatim.then(|| TextEdit::insert(self.range(last).end, format!(" && {tail}")))
    }

    /// Whether `word` can be edited where it stands.
    fn can_edit(&self, word: &Word) -> bool {
        self.is_editable && word.is_in_place && self.script.is_verbatim(word.range.clone())
    }
}
