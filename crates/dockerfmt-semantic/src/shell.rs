//! Shells: what `SHELL` or a pragma names, and which language it reads.

use dockerfmt_syntax::ast::{self, Command};

/// The language of a shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// `sh`: POSIX, whatever the image has for it.
    Sh,
    /// `bash`
    Bash,
    /// `dash`
    Dash,
    /// `ash` of BusyBox.
    Ash,
    /// `ksh`
    Ksh,
    /// `zsh`
    Zsh,
    /// `powershell` or `pwsh`
    PowerShell,
    /// `cmd` of Windows.
    Cmd,
    /// Anything else: fish, python, a program of the image.
    Unknown,
}

impl Dialect {
    /// Whether text for it can be read as a shell script of the POSIX family.
    pub fn is_posix_like(self) -> bool {
        !matches!(self, Dialect::PowerShell | Dialect::Cmd | Dialect::Unknown)
    }

    /// The dialect of the program `word`, known by its base name; `None` where it is no known shell.
    fn of_program(word: &str) -> Option<Dialect> {
        let name = word.rsplit(['/', '\\']).next().unwrap_or(word).to_ascii_lowercase();
        let dialect = match name.trim_end_matches(".exe") {
            "sh" => Dialect::Sh,
            "bash" => Dialect::Bash,
            "dash" => Dialect::Dash,
            "ash" => Dialect::Ash,
            "ksh" | "mksh" | "ksh93" => Dialect::Ksh,
            "zsh" => Dialect::Zsh,
            "powershell" | "pwsh" => Dialect::PowerShell,
            "cmd" => Dialect::Cmd,
            _ => return None,
        };
        Some(dialect)
    }
}

/// What runs the shell form of instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    words: Vec<String>,
    dialect: Dialect,
}

impl Shell {
    /// The shell that `words` start: the first word that is a known shell decides, so that
    /// `conda run -n env bash -c` is bash.
    pub fn new(words: Vec<String>) -> Self {
        let dialect = words.iter().find_map(|it| Dialect::of_program(it)).unwrap_or(Dialect::Unknown);
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
    pub(crate) fn of_comment(comment: &str) -> Option<Shell> {
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

    fn dialect(words: &str) -> Dialect {
        Shell::new(words.split(' ').map(str::to_owned).collect()).dialect()
    }

    #[test]
    fn the_first_known_shell_decides() {
        assert_eq!(dialect("/usr/local/bin/bash -o pipefail -c"), Dialect::Bash);
        assert_eq!(dialect("conda run -n env zsh -c"), Dialect::Zsh);
        assert_eq!(dialect(r"C:\Windows\System32\Cmd.exe /S /C"), Dialect::Cmd);
        assert_eq!(dialect("busybox sh"), Dialect::Sh);
        assert_eq!(dialect("fish -c"), Dialect::Unknown);
        assert!(!Dialect::Unknown.is_posix_like());
    }

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
