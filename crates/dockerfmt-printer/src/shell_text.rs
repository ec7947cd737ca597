//! What became of each shell text: for those who ask how much of a file the layout reaches.

use std::fmt;

use dockerfmt_syntax::TextRange;

/// A shell text of the file: a command, or a heredoc that is the script of a `RUN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShellText {
    /// Its bytes in the file.
    pub range: TextRange,
    /// Whether it is the body of a heredoc.
    pub is_heredoc: bool,
    /// Why it keeps its lines; `None` where it is laid out by its structure.
    pub kept: Option<Kept>,
}

/// Why shell text keeps its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kept {
    /// The style asks for it.
    Preserved,
    /// It is for a shell of another family.
    OtherShell,
    /// It is a template of another language: it has `{{`.
    Template,
    /// A comment of the shell has swallowed the lines below it.
    SwallowedLines,
    /// A shell would not take it, or not as it looks.
    NotUnderstood,
    /// The instruction is left alone: BuildKit would refuse it, or only BuildKit can read it.
    Malformed,
    /// A comment asks for it.
    Skipped,
    /// The layout would not have meant the same.
    Unproved,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kept::Preserved => "the style preserves it",
            Kept::OtherShell => "for another shell",
            Kept::Template => "a template",
            Kept::SwallowedLines => "a comment swallows lines",
            Kept::NotUnderstood => "not understood",
            Kept::Malformed => "in a malformed instruction",
            Kept::Skipped => "a comment asks for it",
            Kept::Unproved => "the layout would not mean the same",
        })
    }
}
