//! `COPY` and `ADD`

use crate::cursor::Cursor;
use crate::heredoc::{self, Opener};
use crate::kind::SyntaxKind::*;

use super::form::{Strings, exec};
use super::heredoc::{bodies, opener};
use super::word::word;

/// `COPY [--from=…] source… destination`, as words or as a JSON array, with heredocs as sources
pub(super) fn copy(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    if let Some(elements) = exec(p, Strings::Expanded) {
        return check_number(p, start, elements.len());
    }
    let openers = heredoc::openers(p.line());
    let n_words = words(p, &openers);
    check_number(p, start, n_words);
    bodies(p, &openers);
}

/// Reports arguments from `start` on that are too few.
fn check_number(p: &mut Cursor<'_, '_>, start: usize, n_arguments: usize) {
    if n_arguments < 2 {
        p.sink.report(start, "expected at least one source and a destination");
    }
}

fn words(p: &mut Cursor<'_, '_>, openers: &[Opener]) -> usize {
    let mut openers = openers.iter().peekable();
    let mut n_words = 0;
    while !p.at_end() {
        // White space that is no separator of words can hide an opener inside one.
        while openers.next_if(|it| it.range.start < p.pos()).is_some() {}
        match openers.next_if(|it| it.range.start == p.pos()) {
            Some(it) => heredoc_word(p, it, n_words),
            None => word(p, WORD),
        }
        p.blanks();
        n_words += 1;
    }
    n_words
}

/// A heredoc as source, behind `n_words` others. Its quoted name may have blanks.
fn heredoc_word(p: &mut Cursor<'_, '_>, it: &Opener, n_words: usize) {
    let node = p.start(WORD);
    opener(p, it);
    if n_words > 0 && p.at_end() {
        p.report(&node, "a heredoc cannot be the destination");
    }
    p.finish(node);
}
