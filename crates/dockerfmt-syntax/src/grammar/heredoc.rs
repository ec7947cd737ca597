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

/// `line* terminator`. Without a terminator the body ends in front of what looks like the next instruction.
fn body(p: &mut Cursor<'_, '_>, opener: &Opener) {
    let start = p.sink.offset;
    let rest = p.sink.rest();
    p.sink.start(HEREDOC);
    match terminator(p.sink, opener) {
        Some((len, line)) => {
            let tabs = line.len() - line.trim_start_matches('\t').len();
            let tabs = if opener.strips_tabs { tabs } else { 0 };
            p.sink.token(HEREDOC_BODY, len);
            p.sink.token(WHITESPACE, tabs);
            p.sink.token(HEREDOC_TERMINATOR, line.len() - tabs);
        }
        None => {
            p.sink.token(HEREDOC_BODY, len_before_instruction(rest));
            p.sink.report(start, format!("the heredoc `{}` has no terminator", opener.name));
        }
    }
    p.sink.finish();
}

/// The line of the terminator, and the length of the body in front of it.
fn terminator<'s>(sink: &mut Sink<'s>, opener: &Opener) -> Option<(usize, &'s str)> {
    if sink.terminators.as_ref().is_some_and(|it| !it.has(opener, sink.offset)) {
        return None;
    }
    let rest = sink.rest();
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

/// Length of the lines before the first one that begins with a keyword in upper case, without their last line end.
fn len_before_instruction(rest: &str) -> usize {
    let mut len = 0;
    while len < rest.len() {
        let line = PhysicalLine::first_of(&rest[len..]);
        let word = line.text.split([' ', '\t']).next().unwrap_or_default();
        if SyntaxKind::from_keyword(word).is_some() && !word.contains(|it: char| it.is_ascii_lowercase()) {
            let before = &rest[..len];
            let before = before.strip_suffix('\n').unwrap_or(before);
            return before.strip_suffix('\r').unwrap_or(before).len();
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
        assert_eq!(
            instructions("RUN a <<E>> b\r\n\r\n# c\r\nCMD d\r\n"),
            ["RUN a <<E>> b\r\n\r\n# c", "CMD d"]
        );
        assert_eq!(instructions("RUN <<E\nCMD d"), ["RUN <<E\n", "CMD d"]);
        assert_eq!(instructions("RUN <<E\nrun d\n"), ["RUN <<E\nrun d\n"]);
        assert_eq!(instructions("RUN <<E\nRUN <<F\nCMD x"), ["RUN <<E\n", "RUN <<F\n", "CMD x"]);
    }
}
