//! Which instructions' shell text is for a POSIX shell.

use std::collections::HashMap;

use dockerfmt_shell::Dialect;
use dockerfmt_syntax::ast::{Command, Instruction, Shell};

/// Follows the `SHELL` of each stage from the top of a file to its end.
#[derive(Debug)]
pub(crate) struct Dialects {
    /// Whether the default shell is one: with a backtick as escape the file is for Windows.
    default: bool,
    current: bool,
    stage: Option<String>,
    /// What the shell was at the end of each named stage, by name in lower case.
    stages: HashMap<String, bool>,
}

impl Dialects {
    pub(crate) fn new(escape: char) -> Self {
        let default = escape == '\\';
        Dialects { default, current: default, stage: None, stages: HashMap::new() }
    }

    /// Takes the next instruction, and says whether its shell text is for a POSIX shell.
    pub(crate) fn posix_in(&mut self, it: Instruction<'_>) -> bool {
        if let Some(from) = it.as_from() {
            if let Some(name) = self.stage.take() {
                self.stages.insert(name, self.current);
            }
            let base = from.image().map(|it| it.word().text().to_ascii_lowercase());
            self.current = base.and_then(|it| self.stages.get(&it).copied()).unwrap_or(self.default);
            self.stage = from.stage_name().map(|it| it.text().to_ascii_lowercase());
        }
        if let Some(shell) = it.as_shell() {
            self.current = self.default && names_posix_shell(shell);
        }
        self.current
    }
}

fn names_posix_shell(shell: Shell<'_>) -> bool {
    let Some(Command::Exec(form)) = shell.command() else { return false };
    let words: Vec<_> = form.items().map(|it| it.value()).collect();
    Dialect::of(words.iter().map(AsRef::as_ref)).is_posix_like()
}
