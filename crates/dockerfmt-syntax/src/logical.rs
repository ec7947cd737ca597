//! Logical lines: what BuildKit makes of physical lines that a continuation joins.
//!
//! The grammar sees only the joined text; what was cut out waits here, with the place where it belongs,
//! until the [cursor](crate::cursor) puts it back into the tree.

use std::borrow::Cow;

use crate::kind::SyntaxKind;

/// A line of the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhysicalLine<'s> {
    /// The line without its end.
    pub(crate) text: &'s str,
    /// The line end: LF with the carriage returns before it; empty at the end of the file.
    pub(crate) end: &'s str,
}

impl<'s> PhysicalLine<'s> {
    /// The first line of `rest`.
    pub(crate) fn first_of(rest: &'s str) -> Self {
        let len = rest.find('\n').map_or(rest.len(), |it| it + 1);
        let text = rest[..len].trim_end_matches(['\r', '\n']);
        PhysicalLine { text, end: &rest[text.len()..len] }
    }

    /// Number of bytes, line end included.
    pub(crate) fn len(self) -> usize {
        self.text.len() + self.end.len()
    }

    /// Whether the line has nothing but white space.
    pub(crate) fn is_blank(self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Whether the first character that is not white space is `#`.
    pub(crate) fn is_comment(self) -> bool {
        self.text.trim_start().starts_with('#')
    }
}

/// Trivia that was cut out of a logical line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Byte offset in the joined text before which it stands.
    pub(crate) at: usize,
    pub(crate) kind: SyntaxKind,
    pub(crate) len: usize,
}

/// One instruction's text with its continuations removed.
#[derive(Debug)]
pub(crate) struct LogicalLine<'s> {
    pub(crate) text: Cow<'s, str>,
    pub(crate) cuts: Vec<Cut>,
}

impl<'s> LogicalLine<'s> {
    /// Joins the lines at the start of `rest`, which begins with neither white space nor a comment.
    ///
    /// A continuation is the escape character at the end of a line, blanks and tabs behind it allowed, unless
    /// another escape character stands before it: `C:\dir\\` is not continued.
    /// Comment lines and blank lines that follow a continuation are dropped, as BuildKit does.
    pub(crate) fn new(rest: &'s str, escape: char) -> Self {
        let mut res = LogicalLine { text: Cow::Borrowed(""), cuts: Vec::new() };
        let mut at = 0;
        let mut is_first = true;
        while at < rest.len() {
            let line = PhysicalLine::first_of(&rest[at..]);
            at += line.len();
            if !is_first && (line.is_comment() || line.is_blank()) {
                res.drop_line(line);
                continue;
            }
            is_first = false;
            let Some(kept) = before_continuation(line.text, escape) else {
                res.push(line.text);
                break;
            };
            res.push(&line.text[..kept]);
            res.cut(SyntaxKind::CONTINUATION, line.len() - kept);
        }
        res
    }

    fn push(&mut self, piece: &'s str) {
        if self.text.is_empty() {
            self.text = Cow::Borrowed(piece);
        } else {
            self.text.to_mut().push_str(piece);
        }
    }

    fn cut(&mut self, kind: SyntaxKind, len: usize) {
        if len > 0 {
            self.cuts.push(Cut { at: self.text.len(), kind, len });
        }
    }

    fn drop_line(&mut self, line: PhysicalLine<'_>) {
        let content = line.text.trim_start();
        self.cut(SyntaxKind::WHITESPACE, line.text.len() - content.len());
        self.cut(SyntaxKind::COMMENT, content.len());
        self.cut(SyntaxKind::NEWLINE, line.end.len());
    }
}

/// Length of what stands before the continuation of a line; `None` where the line is not continued.
fn before_continuation(line: &str, escape: char) -> Option<usize> {
    let kept = line.trim_end_matches([' ', '\t']).strip_suffix(escape)?;
    (!kept.ends_with(escape)).then_some(kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        LogicalLine::new(text, '\\').text.into_owned()
    }

    #[test]
    fn continuations_join_without_a_separator() {
        assert_eq!(joined("RU\\\nN x\nFROM a"), "RUN x");
        assert_eq!(joined("RUN a \\ \t\r\n  b\r\n"), "RUN a   b");
    }

    #[test]
    fn two_escapes_do_not_continue() {
        assert_eq!(joined("COPY a C:\\\\\nRUN x"), "COPY a C:\\\\");
    }

    #[test]
    fn comments_and_blank_lines_inside_are_dropped() {
        assert_eq!(joined("RUN a \\\n\n  # c \\\n b\nRUN x"), "RUN a  b");
        assert_eq!(joined("RUN a \\\n# only a comment follows"), "RUN a ");
    }
}
