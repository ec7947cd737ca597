//! The installed `shellcheck` as the engine for the scripts of `RUN`, for those who set `lint.shell-engine`.
//!
//! It is started once for each file that has scripts, and gets all of them as files of a private folder. What it says
//! is mapped back and goes the way of all findings. Here and not in the program, so that the language server has it too.

mod answer;
mod process;
mod question;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::Duration;

use dockerfmt::lint::{Diagnostic, Settings, ShellFinding, ShellText, lint_with_shell_findings, shell_texts};
use dockerfmt::syntax::Parse;

use crate::ShellCheckError;
use question::Question;

/// The program as it is started.
#[derive(Clone, Debug)]
pub(crate) struct ShellCheck {
    program: OsString,
    /// How long it may take for one file.
    timeout: Duration,
}

impl Default for ShellCheck {
    /// The one on the search path. It needs some 20 ms to start and 9 ms for a script.
    fn default() -> Self {
        ShellCheck { program: "shellcheck".into(), timeout: Duration::from_secs(20) }
    }
}

impl ShellCheck {
    /// Lints a file, with what the program finds in its scripts.
    ///
    /// # Errors
    /// When the program is missing, too old or too slow, or says what makes no sense.
    pub(crate) fn lint(
        &self,
        parse: &Parse,
        settings: &Settings,
    ) -> Result<Vec<Diagnostic>, ShellCheckError> {
        let texts = shell_texts(parse, settings);
        Ok(lint_with_shell_findings(parse, settings, &self.ask(&texts)?))
    }

    /// What it finds in each of the scripts.
    fn ask(&self, texts: &[ShellText]) -> Result<Vec<Vec<ShellFinding>>, ShellCheckError> {
        let questions: Vec<Option<Question<'_>>> = texts.iter().map(Question::new).collect();
        if questions.iter().all(Option::is_none) {
            return Ok(vec![Vec::new(); texts.len()]);
        }
        let folder = tempfile::Builder::new().prefix("dockerfmt-").tempdir()?;
        let names = write(&questions, folder.path())?;
        let output = process::run(self, folder.path(), &names)?;
        answer::read(&output, &questions)
    }
}

/// Writes each question into a file that is called by its place in the list.
fn write(questions: &[Option<Question<'_>>], folder: &Path) -> Result<Vec<String>, ShellCheckError> {
    let mut names = Vec::new();
    for (idx, question) in questions.iter().enumerate() {
        let Some(question) = question else { continue };
        let name = idx.to_string();
        fs::write(folder.join(&name), question.file())?;
        names.push(name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests;
