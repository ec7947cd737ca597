//! A script as `shellcheck` reads it, and the way back from its lines and columns to bytes of the script.

use std::fmt::Write as _;

use dockerfmt::lint::ShellText;
use dockerfmt::semantic::Dialect;

/// One script.
pub(super) struct Question<'t> {
    pub(super) text: &'t str,
    dialect: &'static str,
    known: &'t [String],
    /// The lines at the top that are comments. What they say to ShellCheck is about the whole script, as long as
    /// nothing stands in front of them.
    n_comments: usize,
    /// Where each character begins; last comes the end.
    chars: Vec<usize>,
    /// The character with which each line begins.
    lines: Vec<usize>,
}

impl<'t> Question<'t> {
    /// `None` for what it would say nothing about: no text, or the text of a shell that it does not know.
    pub(super) fn new(script: &'t ShellText) -> Option<Self> {
        let text = script.text.as_str();
        let dialect = name(script.dialect).filter(|_| !text.trim().is_empty())?;
        let mut lines = vec![0];
        lines.extend(text.chars().zip(1..).filter(|it| it.0 == '\n').map(|it| it.1));
        let chars = text.char_indices().map(|it| it.0).chain([text.len()]).collect();
        let n_comments = text.split('\n').take_while(|it| it.starts_with('#')).count();
        let n_comments = n_comments.min(lines.len() - 1);
        Some(Question { text, dialect, known: &script.known, n_comments, chars, lines })
    }

    /// The file: a line with the dialect, the comments, a line for each known variable, the rest.
    pub(super) fn file(&self) -> String {
        let (comments, rest) = self.text.split_at(self.chars[self.lines[self.n_comments]]);
        let mut res = format!("# shellcheck shell={}\n{comments}", self.dialect);
        for name in self.known {
            let _ = writeln!(res, "export {name}=1");
        }
        res + rest
    }

    /// The line of the script, counted from 0, that is `line` of the file, counted from 1; `None` for a line of ours.
    pub(super) fn line(&self, line: usize) -> Option<usize> {
        let line = line.checked_sub(2)?;
        match line < self.n_comments {
            true => Some(line),
            false => line.checked_sub(self.known.len()).filter(|it| *it >= self.n_comments),
        }
    }

    /// The byte at a column, counted from 1, of a line of the script; `None` where there is none.
    pub(super) fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let start = self.lines.get(line)?;
        // A place behind the last character of a line is its line end, or the end of all.
        let end = self.lines.get(line + 1).map_or(self.chars.len(), |it| *it);
        let at = start.checked_add(column.checked_sub(1)?).filter(|it| *it < end)?;
        self.chars.get(at).copied()
    }
}

fn name(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sh => Some("sh"),
        Dialect::Bash => Some("bash"),
        Dialect::Dash | Dialect::Ash => Some("dash"),
        Dialect::Ksh => Some("ksh"),
        Dialect::Zsh | Dialect::PowerShell | Dialect::Cmd | Dialect::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str, known: &[&str]) -> ShellText {
        let known = known.iter().map(|&it| it.to_owned()).collect();
        ShellText { text: text.to_owned(), dialect: Dialect::Ash, known }
    }

    #[test]
    fn variables_stand_between_the_first_comments_and_the_commands() {
        let script = script("# a\n#b\nc\n# d\n", &["X", "Y"]);
        let question = Question::new(&script).unwrap();
        assert_eq!(question.file(), "# shellcheck shell=dash\n# a\n#b\nexport X=1\nexport Y=1\nc\n# d\n");
        let lines: Vec<_> = (0..9).map(|it| question.line(it)).collect();
        assert_eq!(lines, [None, None, Some(0), Some(1), None, None, Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn a_script_may_be_a_comment() {
        let script = script("# a", &["X"]);
        let question = Question::new(&script).unwrap();
        assert_eq!(question.file(), "# shellcheck shell=dash\nexport X=1\n# a");
        assert_eq!((question.line(2), question.line(3)), (None, Some(0)));
    }

    #[test]
    fn columns_count_characters() {
        let script = script("é a\n\tb", &[]);
        let question = Question::new(&script).unwrap();
        assert_eq!(question.offset(0, 3), Some(3));
        assert_eq!(question.offset(0, 4), Some(4), "the line end");
        assert_eq!((question.offset(1, 2), question.offset(1, 3)), (Some(6), Some(7)));
        for (line, column) in [(0, 0), (0, 5), (1, 4), (2, 1), (0, usize::MAX)] {
            assert_eq!(question.offset(line, column), None, "{line} {column}");
        }
    }

    #[test]
    fn other_languages_are_not_asked_about() {
        let text = |text: &str, dialect| ShellText { text: text.to_owned(), dialect, known: Vec::new() };
        assert!(Question::new(&text("a", Dialect::PowerShell)).is_none());
        assert!(Question::new(&text(" \n", Dialect::Sh)).is_none());
        assert!(Question::new(&text("a", Dialect::Sh)).is_some());
    }
}
