//! Shells: what `SHELL` or a pragma names.

use dockerfmt_shell::Dialect;
use dockerfmt_syntax::ast::{self, Command};

/// What runs the shell form of instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    words: Vec<String>,
    dialect: Dialect,
}

impl Shell {
    /// The shell that `words` start.
    pub fn new(words: Vec<String>) -> Self {
        let dialect = Dialect::of(words.iter().map(String::as_str));
        Shell { words, dialect }
    }

    /// Program and arguments, as `SHELL` gives them.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The language it reads.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The shell that a `SHELL` instruction sets; text where an array should be is split at blanks.
    pub(crate) fn of_instruction(shell: ast::Shell<'_>) -> Option<Shell> {
        let words: Vec<String> = match shell.command()? {
            Command::Exec(it) => it.items().map(|it| it.value().into_owned()).collect(),
            Command::Shell(it) => it.text().split_whitespace().map(str::to_owned).collect(),
        };
        Some(Shell::new(words))
    }

    /// The shell that a comment names: `# hadolint shell=powershell`. Text behind the name must begin with `#`.
    pub fn of_comment(comment: &str) -> Option<Shell> {
        let blanks = [' ', '\t'];
        let after = comment.strip_prefix('#')?.trim_start_matches(blanks).strip_prefix("hadolint")?;
        let after = after.strip_prefix(blanks)?.trim_start_matches(blanks).strip_prefix("shell")?;
        let value = after.trim_start_matches(blanks).strip_prefix('=')?.trim_start_matches(blanks);
        let (name, tail) = value.split_at(value.find(blanks).unwrap_or(value.len()));
        let tail = tail.trim_start_matches(blanks);
        let is_one = !name.is_empty() && (tail.is_empty() || tail.starts_with('#'));
        is_one.then(|| Shell::new(vec![name.to_owned()]))
    }
}

impl Default for Shell {
    /// Docker's own shell for Linux images.
    fn default() -> Self {
        Shell::new(vec!["/bin/sh".to_owned(), "-c".to_owned()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_name_a_shell() {
        let words = |it| Shell::of_comment(it).map(|it| it.words);
        assert_eq!(words("# hadolint shell=bash"), Some(vec!["bash".to_owned()]));
        assert_eq!(words("#hadolint\tshell = pwsh # why"), Some(vec!["pwsh".to_owned()]));
        assert_eq!(words("# hadolint shell=bash why"), None);
        assert_eq!(words("# hadolint shell="), None);
        assert_eq!(words("# see hadolint shell=bash"), None);
    }
}
