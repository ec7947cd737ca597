//! The languages of shells.
//!
//! Here and not with the meaning of `SHELL`, because the printer has to know them too.

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

    /// The dialect of the shell that `words` start: the first word that is a known shell decides, so that
    /// `conda run -n env bash -c` is bash.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Dialect {
        words.into_iter().find_map(Dialect::of_program).unwrap_or(Dialect::Unknown)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_known_shell_decides() {
        let dialect = |words: &'static str| Dialect::of(words.split(' '));
        assert_eq!(dialect("/usr/local/bin/bash -o pipefail -c"), Dialect::Bash);
        assert_eq!(dialect("conda run -n env zsh -c"), Dialect::Zsh);
        assert_eq!(dialect(r"C:\Windows\System32\Cmd.exe /S /C"), Dialect::Cmd);
        assert_eq!(dialect("busybox sh"), Dialect::Sh);
        assert_eq!(dialect("fish -c"), Dialect::Unknown);
        assert!(!Dialect::Unknown.is_posix_like());
    }
}
