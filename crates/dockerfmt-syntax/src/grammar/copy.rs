//! `COPY` and `ADD`

use crate::cursor::Cursor;
use crate::heredoc::{self, Opener};
use crate::kind::SyntaxKind::*;
use crate::lex::is_blank;

use super::form::exec;
use super::heredoc::{bodies, opener};
use super::word::value;

/// `COPY [--from=…] source… destination`, as words or as a JSON array, with heredocs as sources
pub(super) fn copy(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    if exec(p) {
        return;
    }
    let openers = heredoc::openers(p.line());
    let n_words = words(p, &openers);
    if n_words < 2 {
        p.sink.report(start, "expected at least one source and a destination");
    }
    bodies(p, &openers);
}

fn words(p: &mut Cursor<'_, '_>, openers: &[Opener]) -> usize {
    let mut n_words = 0;
    while !p.at_end() {
        match openers.iter().find(|it| it.range.start == p.pos()) {
            Some(it) => source_heredoc(p, it),
            None => {
                let len = p.rest().find(is_blank).unwrap_or(p.rest().trim_end().len());
                value(p, WORD, p.pos() + len.max(1));
            }
        }
        p.blanks();
        n_words += 1;
    }
    n_words
}

/// A heredoc as source. Its quoted name may have blanks.
fn source_heredoc(p: &mut Cursor<'_, '_>, it: &Opener) {
    let node = p.start(WORD);
    opener(p, it);
    p.finish(node);
}
