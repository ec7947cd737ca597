//! Heredocs: the openers in an instruction's line and the bodies below it.

use crate::cursor::{Cursor, Sink};
use crate::heredoc::Opener;
use crate::kind::SyntaxKind::{self, *};
use crate::logical::PhysicalLine;
use crate::terminators::Terminators;

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
        body(p.sink, opener);
    }
}

/// `line* terminator`. Without a terminator the body ends in front of what looks like the next instruction.
fn body(sink: &mut Sink<'_>, opener: &Opener) {
    let line_end = line_end(sink);
    let start = sink.offset + line_end;
    let Some((len, line)) = terminator(sink, opener, start) else {
        return open_body(sink, opener, line_end);
    };
    let tabs = line.len() - line.trim_start_matches('\t').len();
    let tabs = if opener.strips_tabs { tabs } else { 0 };
    sink.token(NEWLINE, line_end);
    sink.start(HEREDOC);
    sink.token(HEREDOC_BODY, len);
    sink.token(WHITESPACE, tabs);
    sink.token(HEREDOC_TERMINATOR, line.len() - tabs);
    sink.finish();
}

/// Length of the line end in front of a body; there is none behind a dangling continuation or at the end of the file.
fn line_end(sink: &Sink<'_>) -> usize {
    match sink.source.as_bytes()[..sink.offset].last() {
        Some(b'\n') => 0,
        _ => PhysicalLine::first_of(sink.rest()).end.len(),
    }
}

/// The line of the terminator, and the length of the body from `start` on in front of it.
fn terminator<'s>(sink: &mut Sink<'s>, opener: &Opener, start: usize) -> Option<(usize, &'s str)> {
    if sink.terminators.as_ref().is_some_and(|it| !it.has(opener, start)) {
        return None;
    }
    let rest = &sink.source[start..];
    let mut len = 0;
    while len < rest.len() {
        let line = PhysicalLine::first_of(&rest[len..]);
        let text = if opener.strips_tabs { line.text.trim_start_matches('\t') } else { line.text };
        if text == opener.name {
            return Some((len, line.text));
        }
        len += line.len();
    }
    sink.terminators = Some(Terminators::new(sink.source));
    None
}

fn open_body(sink: &mut Sink<'_>, opener: &Opener, line_end: usize) {
    let len = open_len(&sink.rest()[line_end..]);
    if len > 0 {
        sink.token(NEWLINE, line_end);
    }
    let start = sink.offset;
    sink.start(HEREDOC);
    sink.token(HEREDOC_BODY, len);
    sink.report(start, format!("the heredoc `{}` has no terminator", opener.name));
    sink.finish();
}

/// Length of the lines before the first one that begins with a keyword in upper case. Blank lines and comments in
/// front of it go with it.
fn open_len(rest: &str) -> usize {
    let (mut len, mut body_len) = (0, 0);
    while len < rest.len() {
        let line = PhysicalLine::first_of(&rest[len..]);
        let word = line.text.split_whitespace().next().unwrap_or_default();
        if SyntaxKind::from_keyword(word).is_some() && !word.contains(|it: char| it.is_ascii_lowercase()) {
            return body_len;
        }
        if !line.is_blank() && !line.is_comment() {
            body_len = len + line.text.len();
        }
        len += line.len();
    }
    len
}

#[cfg(test)]
mod tests {
    fn instructions(text: &str) -> Vec<String> {
        let parse = crate::parse(text);
        assert_eq!(parse.tree.root().text(), text);
        parse.file().instructions().map(|it| text[it.range()].to_owned()).collect()
    }

    #[test]
    fn many_open_heredocs_take_no_time() {
        let text = "RUN <<A\nRUN <<-B\n".repeat(20_000) + "\tA\n";
        assert_eq!(crate::parse(&text).errors.len(), 40_000);
    }

    #[test]
    fn an_open_heredoc_leaves_the_next_instruction_alone() {
        let text = "RUN a <<E>> b\r\nx\r\n\r\n# c\r\nCMD d\r\n";
        assert_eq!(instructions(text), ["RUN a <<E>> b\r\nx", "CMD d"]);
        assert_eq!(instructions("RUN <<E\n\nCMD d"), ["RUN <<E", "CMD d"]);
        assert_eq!(instructions("RUN <<E\nrun d\n"), ["RUN <<E\nrun d\n"]);
        assert_eq!(instructions("RUN <<E <<F\nx\nRUN <<G\nCMD y"), ["RUN <<E <<F\nx", "RUN <<G", "CMD y"]);
    }
}
