//! The last command of a script, where nothing comes of it behind the `RUN`.
//!
//! Separate from the rules, which differ in the commands that they ask about.

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Command, Token, TokenKind, tokens};

/// A command behind which a script has no other.
pub(crate) struct Trailing {
    /// Its place among the commands of the script.
    pub(crate) idx: usize,
    /// The tokens in front of it.
    pub(crate) before: Vec<Token>,
}

impl Trailing {
    /// The last command of the script that `is_wanted`, if it is the last of all and runs whenever those before it
    /// succeed: not in a block, behind `||`, or with its output led away.
    pub(crate) fn new(script: &RunScript, is_wanted: impl Fn(&Command) -> bool) -> Option<Self> {
        let commands = script.script().commands();
        let idx = commands.iter().rposition(is_wanted)?;
        let range = commands[idx].range();
        let mut before = tokens(script.text())?;
        let is_end =
            |it: &Token| matches!(it.kind, TokenKind::Semi | TokenKind::Newline | TokenKind::Comment);
        while before.pop_if(|it| is_end(it)).is_some() {}
        let is_last = before.last().is_some_and(|it| it.range.end == range.end);
        before.retain(|it| it.range.end <= range.start);
        let is_step = |it: &Token| {
            matches!(it.kind, TokenKind::AndIf | TokenKind::Semi | TokenKind::Newline | TokenKind::Comment)
        };
        (is_last && before.last().is_none_or(is_step)).then_some(Trailing { idx, before })
    }
}
