//! What is found, and what can be done about it.
//!
//! Types of our own, so that nobody outside of this module has to know whose finding it is.

use std::ops::Range;

use super::codes::Code;

/// How bad a finding is in ShellCheck's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The script does not do what it says, or not at all.
    Error,
    /// Likely a mistake.
    Warning,
    /// Good to know.
    Info,
    /// A matter of style.
    Style,
}

/// One finding in a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is found.
    pub code: &'static Code,
    /// Its bytes in the script.
    pub range: Range<usize>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// Edits that resolve it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding without a fix.
    pub(super) fn new(code: &'static Code, range: Range<usize>, message: impl Into<String>) -> Self {
        Finding { code, range, message: message.into(), fix: None }
    }
}

/// A named set of edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does.
    pub title: String,
    /// Whether the script does the same as before.
    pub is_safe: bool,
    /// Edits that do not overlap, ordered by offset.
    pub edits: Vec<Edit>,
}

/// Puts a text in the place of a range of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes for them.
    pub text: String,
}
