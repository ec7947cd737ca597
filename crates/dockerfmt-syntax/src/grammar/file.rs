//! The file: directives, comments, blank lines and instructions.

use crate::cursor::{Cursor, Sink};
use crate::error::SyntaxError;
use crate::kind::SyntaxKind::*;
use crate::logical::{LogicalLine, PhysicalLine};
use crate::text::TextRange;

use super::directive::{Directives, Zone};

/// BuildKit's scanner refuses a physical line of this many bytes; a carriage return counts, the LF does not.
const MAX_LINE: usize = 65_536;

/// `[BOM] directive* (comment | blank line | instruction)*`
pub(crate) fn file(sink: &mut Sink<'_>) {
    sink.start(FILE);
    if sink.source.starts_with('\u{feff}') {
        sink.token(BOM, '\u{feff}'.len_utf8());
    }
    let mut directives = Directives::default();
    let mut has_instruction = false;
    while !sink.rest().is_empty() {
        let line = PhysicalLine::first_of(sink.rest());
        if directives.line(sink, line) == Zone::Directive {
            continue;
        }
        if line.is_blank() || line.is_comment() {
            comment(sink, line);
        } else {
            instruction(sink);
            has_instruction = true;
        }
    }
    if !has_instruction {
        sink.report(sink.offset, "the file has no instructions");
    }
    sink.finish();
    long_lines(sink);
    sink.errors.sort_by_key(|it| it.range.start);
}

/// A comment line or a blank one.
fn comment(sink: &mut Sink<'_>, line: PhysicalLine<'_>) {
    let content = line.text.trim_start().len();
    sink.token(WHITESPACE, line.text.len() - content);
    sink.token(COMMENT, content);
    sink.token(NEWLINE, line.end.len());
}

/// An instruction with all its continuation lines and heredocs; the line end behind it stays outside.
fn instruction(sink: &mut Sink<'_>) {
    let rest = sink.rest();
    sink.token(WHITESPACE, rest.len() - rest.trim_start().len());
    let line = LogicalLine::new(sink.rest(), sink.escape);
    super::instruction(&mut Cursor::new(sink, &line));
    if sink.source.as_bytes()[..sink.offset].last() != Some(&b'\n') {
        sink.token(NEWLINE, PhysicalLine::first_of(sink.rest()).end.len());
    }
}

/// Reports the lines that are too long. These errors are found last, so all are put in order.
fn long_lines(sink: &mut Sink<'_>) {
    if sink.source.len() < MAX_LINE {
        return;
    }
    let mut start = 0;
    for line in sink.source.split_inclusive('\n') {
        let len = line.strip_suffix('\n').unwrap_or(line).len();
        if len >= MAX_LINE {
            let range = TextRange::new(start as u32, (start + len) as u32);
            sink.errors.push(SyntaxError::new(range, "the line is longer than 65,535 bytes"));
        }
        start += line.len();
    }
}

#[cfg(test)]
mod tests {
    /// Whether a comment of `n_bytes` with this line end is refused as too long.
    fn is_too_long(n_bytes: usize, end: &str) -> bool {
        let text = format!("FROM a\n#{}{end}", "x".repeat(n_bytes - 1));
        let errors = crate::parse(&text).errors;
        errors.iter().any(|it| it.message.contains("longer") && it.range.start == 7)
    }

    #[test]
    fn a_line_has_at_most_65535_bytes() {
        assert!(!is_too_long(65_535, "\n"));
        assert!(is_too_long(65_536, "\n"));
        assert!(is_too_long(65_536, ""));
        assert!(is_too_long(65_535, "\r\n"));
    }

    #[test]
    fn long_lines_are_reported_in_their_place() {
        let text = format!("FROM a\n#{}\nFOO\n", "x".repeat(70_000));
        let starts: Vec<u32> = crate::parse(&text).errors.iter().map(|it| it.range.start).collect();
        assert_eq!(starts, [7, 70_009]);
    }
}
