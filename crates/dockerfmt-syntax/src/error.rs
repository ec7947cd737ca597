//! Syntax errors: what they say and where.

use std::fmt;

use crate::text::TextRange;

/// One thing that BuildKit would refuse, or that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it is; may be empty, where something is missing.
    pub range: TextRange,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
}

impl SyntaxError {
    pub(crate) fn new(range: TextRange, message: impl Into<String>) -> Self {
        SyntaxError { range, message: message.into() }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}
