//! The file: directives, comments, blank lines and instructions.

use crate::cursor::{Cursor, Sink};
use crate::kind::SyntaxKind::*;
use crate::logical::{LogicalLine, PhysicalLine};

use super::directive::{Directives, Zone};

/// BuildKit's scanner refuses a physical line of this many bytes.
const MAX_LINE: usize = 65_536;

/// `[BOM] directive* (comment | blank line | instruction)*`
pub(crate) fn file(sink: &mut Sink<'_>) {
    sink.start(FILE);
    if sink.source.starts_with('\u{feff}') {
        sink.token(BOM, '\u{feff}'.len_utf8());
    }
    let mut directives = Directives::default();
    while !sink.rest().is_empty() {
        let line = PhysicalLine::first_of(sink.rest());
        if directives.line(sink, line) == Zone::Directive {
            continue;
        }
        if line.is_blank() || line.is_comment() {
            comment(sink, line);
        } else {
            instruction(sink);
        }
    }
    sink.finish();
    long_lines(sink);
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

fn long_lines(sink: &mut Sink<'_>) {
    let mut start = 0;
    for line in sink.source.split_inclusive('\n') {
        if line.len() >= MAX_LINE {
            let range = crate::text::TextRange::new(
                start as u32,
                (start + line.trim_end_matches(['\r', '\n']).len()) as u32,
            );
            sink.errors.push(crate::error::SyntaxError::new(range, "the line is longer than 65,535 bytes"));
        }
        start += line.len();
    }
    sink.errors.sort_by_key(|it| it.range.start);
}
