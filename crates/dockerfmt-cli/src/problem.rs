//! Messages about files, as `path:line:col: text`; apart so that all commands complain in one form.

use std::fmt;
use std::io::{self, Write};

use dockerfmt_project::config::ConfigError;
use dockerfmt_project::{InvalidUtf8, PathError, ShellCheckError, io_text};

/// What went wrong with one file.
#[derive(Debug)]
pub(crate) struct Problem {
    path: String,
    line_column: Option<(u32, u32)>,
    text: String,
    /// Whether several files may have this very problem, which is told once then.
    is_shared: bool,
}

impl Problem {
    /// A problem with a place in the file; line and column are counted from 1.
    pub(crate) fn at(path: &str, line_column: (u32, u32), text: impl fmt::Display) -> Self {
        Problem {
            path: path.to_owned(),
            line_column: Some(line_column),
            text: text.to_string(),
            is_shared: false,
        }
    }

    /// A problem with the file as such.
    pub(crate) fn io(path: &str, err: &io::Error) -> Self {
        Problem { path: path.to_owned(), line_column: None, text: io_text(err), is_shared: false }
    }

    /// The program `shellcheck` cannot do its part for the file.
    pub(crate) fn shellcheck(path: &str, err: &ShellCheckError) -> Self {
        Problem { path: path.to_owned(), line_column: None, text: err.to_string(), is_shared: false }
    }

    /// The first byte that is not UTF-8.
    pub(crate) fn invalid_utf8(path: &str, err: &InvalidUtf8) -> Self {
        Problem::at(path, err.line_column(), err)
    }

    /// A mistake in a configuration, which may be that of many files.
    pub(crate) fn config(err: &ConfigError) -> Self {
        Problem {
            path: err.origin.clone(),
            line_column: err.line_column,
            text: err.text.clone(),
            is_shared: true,
        }
    }

    /// Whether several files may have this very problem.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Writes the message to standard error, unless nobody listens there.
    pub(crate) fn print(&self) {
        let _ = writeln!(io::stderr(), "{self}");
    }
}

impl From<PathError> for Problem {
    fn from(err: PathError) -> Self {
        Problem::io(&err.path.to_string_lossy(), &err.error)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some((line, column)) = self.line_column {
            write!(f, "{line}:{column}:")?;
        }
        write!(f, " {}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn the_place_is_between_path_and_text() {
        assert_eq!(Problem::at("a/Dockerfile", (3, 7), "odd").to_string(), "a/Dockerfile:3:7: odd");
        let missing = Problem::io("x", &io::Error::from(ErrorKind::NotFound));
        assert_eq!(missing.to_string(), "x: no such file or folder");
    }
}
