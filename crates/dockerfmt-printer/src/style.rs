//! The printer's settings.

/// How much of a shell command's layout is the printer's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShellStyle {
    /// Lines stay as they are; only blanks and indentation are tidied.
    Preserve,
    /// Operators lead their line and indentation follows the structure.
    #[default]
    Standard,
    /// The same, and the places of line breaks follow the structure too: one statement on a line, blocks over several
    /// lines, lists of packages with one on each, long lines broken.
    Full,
}

/// What becomes of the bodies of heredocs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeredocStyle {
    /// They stay byte for byte.
    #[default]
    Keep,
    /// Those that a POSIX shell runs as its script are indented by their structure; their lines stay.
    Shell,
}

/// What one level of indentation is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndentStyle {
    /// [`Style::indent_width`] blanks.
    #[default]
    Space,
    /// One tab.
    Tab,
}

/// Which line end printed lines have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// The one that most lines of the file have; LF on a tie.
    #[default]
    Auto,
    /// LF.
    Lf,
    /// CR LF.
    Crlf,
}

/// The printer's settings, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// How much of a shell command's layout is the printer's.
    pub shell: ShellStyle,
    /// What indentation is made of.
    pub indent_style: IndentStyle,
    /// Blanks per level, 1 to 8; for tabs, the width that a tab counts for.
    pub indent_width: u8,
    /// Columns that a line may have, 40 to 400, or 0 for any number. Only [`ShellStyle::Full`] breaks lines for it.
    pub line_width: u16,
    /// Blank lines kept in a row between instructions, 0 to 3.
    pub max_blank_lines: u8,
    /// The line end of printed lines.
    pub line_ending: LineEnding,
    /// Whether the file ends with a line end.
    pub final_newline: bool,
    /// What becomes of the bodies of heredocs.
    pub heredoc: HeredocStyle,
}

impl Default for Style {
    fn default() -> Self {
        Style {
            shell: ShellStyle::default(),
            indent_style: IndentStyle::default(),
            indent_width: 4,
            line_width: 100,
            max_blank_lines: 1,
            line_ending: LineEnding::default(),
            final_newline: true,
            heredoc: HeredocStyle::default(),
        }
    }
}
