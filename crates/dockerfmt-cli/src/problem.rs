//! Messages about files, as `path:line:col: text`; apart so that all commands complain in one form.

use std::fmt;
use std::io::{self, ErrorKind, Write};

use dockerfmt_project::{InvalidUtf8, PathError};

/// What went wrong with one file.
#[derive(Debug)]
pub(crate) struct Problem {
    path: String,
    line_column: Option<(u32, u32)>,
    text: String,
}

impl Problem {
    /// A problem with a place in the file; line and column are counted from 1.
    pub(crate) fn at(path: &str, line_column: (u32, u32), text: impl fmt::Display) -> Self {
        Problem { path: path.to_owned(), line_column: Some(line_column), text: text.to_string() }
    }

    /// A problem with the file as such.
    pub(crate) fn io(path: &str, err: &io::Error) -> Self {
        Problem { path: path.to_owned(), line_column: None, text: io_text(err) }
    }

    /// The first byte that is not UTF-8.
    pub(crate) fn invalid_utf8(path: &str, err: &InvalidUtf8) -> Self {
        Problem::at(path, err.line_column(), err)
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

/// The system's words carry a number that helps nobody in the usual cases.
fn io_text(err: &io::Error) -> String {
    let text = match err.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::IsADirectory => "is a folder",
        ErrorKind::PermissionDenied if err.raw_os_error().is_some() => "permission denied",
        _ => return err.to_string(),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_between_path_and_text() {
        assert_eq!(Problem::at("a/Dockerfile", (3, 7), "odd").to_string(), "a/Dockerfile:3:7: odd");
        let missing = Problem::io("x", &io::Error::from(ErrorKind::NotFound));
        assert_eq!(missing.to_string(), "x: no such file or folder");
    }
}
