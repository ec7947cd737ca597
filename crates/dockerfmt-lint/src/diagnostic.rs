//! What the linter finds, and what can be done about it.

use std::fmt;
use std::str::FromStr;

use dockerfmt_syntax::{TextEdit, TextRange};

/// How bad a finding is; greater is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rule is off.
    Ignore,
    /// For editors, which show it without a mark; reported only where [`Settings::hints`](crate::Settings) asks.
    Hint,
    /// A matter of style.
    Style,
    /// Good to know.
    Info,
    /// Likely a mistake.
    Warning,
    /// A mistake.
    Error,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: [Severity; 6] = [
        Severity::Ignore,
        Severity::Hint,
        Severity::Style,
        Severity::Info,
        Severity::Warning,
        Severity::Error,
    ];

    /// The word of the reports: `error`, `warning`, `info`, `style`, `hint`, `ignore`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Ignore => "ignore",
            Severity::Hint => "hint",
            Severity::Style => "style",
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Severity::ALL.into_iter().find(|it| it.as_str() == text).ok_or(UnknownSeverity)
    }
}

/// A word that names no severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSeverity;

impl fmt::Display for UnknownSeverity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of error, warning, info, style, hint, ignore")
    }
}

impl std::error::Error for UnknownSeverity {}

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// For showing only: the edits may need a hand.
    DisplayOnly,
    /// May change what the image does; applied on request.
    Unsafe,
    /// Keeps the meaning and the comments; applied by `--fix`.
    Safe,
}

/// A named set of edits that resolves a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does, as a command: "insert `-y`".
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// Edits that do not overlap, ordered by offset.
    pub edits: Vec<TextEdit>,
}

impl Fix {
    /// A fix of one kind or another.
    pub fn new(applicability: Applicability, title: impl Into<String>, edits: Vec<TextEdit>) -> Self {
        Fix { title: title.into(), applicability, edits }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule: `DL3007`.
    pub code: &'static str,
    /// The check of BuildKit's that found the same, and is not heard for that.
    pub also: Option<&'static str>,
    /// The severity in force.
    pub severity: Severity,
    /// The bytes that are wrong.
    pub range: TextRange,
    /// The line that hadolint reports, counted from 1; pragmas bind to it.
    pub anchor_line: u32,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Edits that resolve it.
    pub fix: Option<Fix>,
}
