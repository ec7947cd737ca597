//! Heredocs: the openers in an instruction's line and the bodies below it.

use crate::cursor::Cursor;
use crate::heredoc::Opener;
use crate::kind::SyntaxKind::*;
use crate::logical::PhysicalLine;

/// The opener that comes next.
pub(super) fn opener(p: &mut Cursor<'_, '_>, opener: &Opener) {
    let node = p.start(HEREDOC_OPENER);
    p.bump_to(TEXT, opener.range.end);
    p.finish(node);
}

/// The bodies that follow the line, in the order of their openers.
pub(super) fn bodies(p: &mut Cursor<'_, '_>, openers: &[Opener]) {
    if openers.is_empty() {
        return;
    }
    p.end("unexpected text at the end of the instruction");
    for opener in openers {
        newline(p);
        body(p, opener);
    }
}

/// The line end in front of a body; there is none behind a dangling continuation or at the end of the file.
fn newline(p: &mut Cursor<'_, '_>) {
    if p.sink.source.as_bytes()[..p.sink.offset].last() != Some(&b'\n') {
        p.sink.token(NEWLINE, PhysicalLine::first_of(p.sink.rest()).end.len());
    }
}

/// `line* terminator`; without a terminator the body is the rest of the file.
fn body(p: &mut Cursor<'_, '_>, opener: &Opener) {
    let start = p.sink.offset;
    let rest = p.sink.rest();
    let mut len = 0;
    p.sink.start(HEREDOC);
    while len < rest.len() {
        let line = PhysicalLine::first_of(&rest[len..]);
        let tabs =
            if opener.strips_tabs { line.text.len() - line.text.trim_start_matches('\t').len() } else { 0 };
        if line.text[tabs..] == opener.name {
            p.sink.token(HEREDOC_BODY, len);
            p.sink.token(WHITESPACE, tabs);
            p.sink.token(HEREDOC_TERMINATOR, line.text.len() - tabs);
            p.sink.finish();
            return;
        }
        len += line.len();
    }
    p.sink.token(HEREDOC_BODY, len);
    p.sink.report(start, format!("the heredoc `{}` has no terminator", opener.name));
    p.sink.finish();
}
