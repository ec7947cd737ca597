//! Dockerfile formatter.

mod style;

use std::fmt;

pub use style::{IndentStyle, LineEnding, ShellStyle, Style};

use dockerfmt_syntax::{Parse, TextEdit, TextRange};

/// Why a file cannot be formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// The text has a NUL byte at this offset.
    Nul(u32),
    /// The printed text did not mean the same; a defect of the printer. Nothing was changed.
    Unverified(String),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormatError::Nul(_) => f.write_str("the file has a NUL byte"),
            FormatError::Unverified(what) => write!(f, "the formatted text would not mean the same: {what}"),
        }
    }
}

impl std::error::Error for FormatError {}

/// Formats a parsed file.
///
/// # Errors
/// When the text has a NUL byte, or when the result cannot be proved to mean the same.
pub fn format(parse: &Parse, _style: &Style) -> Result<String, FormatError> {
    Ok(parse.tree.text().to_owned())
}

/// The edits of [`format`] whose instructions intersect `range`; none where the text is formatted.
///
/// # Errors
/// As for [`format`].
pub fn format_range(_parse: &Parse, _style: &Style, _range: TextRange) -> Result<Vec<TextEdit>, FormatError> {
    Ok(Vec::new())
}
