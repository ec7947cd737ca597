//! Words, quoted strings and rests of lines, with the escape character in them.
//!
//! Separate because hadolint treats the escape character alike in all of them: it may start a continuation, else
//! it runs as far as there are escape characters, and then one certain character may not follow. That character
//! is what it would have escaped: the line end, or in `ENV` a blank, or the quote. Hence `\\` at a line's end is
//! an error nearly everywhere.

use super::layout::{Joint, continuation, is_blank};
use super::reader::{Parsed, Reader};

/// The rest of a logical line; it cannot be empty.
pub(super) fn line<'t>(r: &mut Reader<'t>, missing: &'static str) -> Parsed<&'t str> {
    word(r, |it| it != '\n', missing)
}

/// A word up to a blank.
pub(super) fn plain<'t>(r: &mut Reader<'t>, missing: &'static str) -> Parsed<&'t str> {
    word(r, |it| !is_blank(it), missing)
}

/// A word of accepted characters on one logical line; it cannot be empty.
///
/// A continuation and the indentation after it belong to the word, so `COPY a\` and ` b` below it is one file.
pub(super) fn word<'t>(
    r: &mut Reader<'t>,
    accept: impl Fn(char) -> bool,
    missing: &'static str,
) -> Parsed<&'t str> {
    let start = r.offset();
    while part(r, &accept)? {}
    if r.offset() == start { r.fail(missing) } else { Ok(r.text_since(start)) }
}

/// A stretch of a word: `false` where the word ends.
pub(super) fn part(r: &mut Reader<'_>, accept: impl Fn(char) -> bool) -> Parsed<bool> {
    piece(r, accept, |it| it == '\n').map(|it| it.is_some())
}

/// A word in which quotes hide blanks: a key or a value of `ENV` and `LABEL`. It may be empty.
pub(super) fn quotable(r: &mut Reader<'_>, accept: impl Fn(char) -> bool) -> Parsed {
    loop {
        match r.peek() {
            Some(quote @ ('"' | '\'')) => quoted(r, quote)?,
            _ if !unquoted_part(r, &accept)? => return Ok(()),
            _ => {}
        }
    }
}

/// A part between quotes. When it is there, it cannot consist of mere continuations.
fn unquoted_part(r: &mut Reader<'_>, accept: impl Fn(char) -> bool) -> Parsed<bool> {
    let start = r.offset();
    let mut is_empty = true;
    let accept = |it| accept(it) && !is_blank(it) && !matches!(it, '"' | '\'');
    while let Some(it) = piece_or_escaped(r, accept, is_blank)? {
        is_empty &= it == Piece::Nothing;
    }
    if r.offset() > start && is_empty {
        return r.fail("a continuation alone is no value");
    }
    Ok(r.offset() > start)
}

/// A string in quotes, which stand at the reading head.
pub(super) fn quoted(r: &mut Reader<'_>, quote: char) -> Parsed {
    r.next();
    let is_quote = |it: char| it == quote;
    while piece_or_escaped(r, |it| it != quote, is_quote)?.is_some() {}
    if r.peek() == Some(quote) {
        r.next();
        return Ok(());
    }
    r.fail("the quote is not closed on this line")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// A continuation without indentation after it.
    Nothing,
    Text,
}

impl From<Joint> for Piece {
    fn from(joint: Joint) -> Self {
        if joint == Joint::Space { Piece::Text } else { Piece::Nothing }
    }
}

/// A piece, or the escape character and the one character that it escapes here.
fn piece_or_escaped(
    r: &mut Reader<'_>,
    accept: impl Fn(char) -> bool,
    escapable: impl Fn(char) -> bool + Copy,
) -> Parsed<Option<Piece>> {
    if let Ok(joint) = continuation(r) {
        return Ok(Some(joint.into()));
    }
    let mut ahead = r.rest().chars();
    if ahead.next() == Some(r.escape()) && ahead.next().is_some_and(escapable) {
        r.next();
        r.next();
        return Ok(Some(Piece::Text));
    }
    piece(r, accept, escapable)
}

/// A continuation, a run of escape characters, or a run of accepted ones.
fn piece(
    r: &mut Reader<'_>,
    accept: impl Fn(char) -> bool,
    not_after_escape: impl Fn(char) -> bool,
) -> Parsed<Option<Piece>> {
    if let Ok(joint) = continuation(r) {
        return Ok(Some(joint.into()));
    }
    let escape = r.escape();
    if r.eat_while(|it| it == escape) {
        return match r.peek() {
            Some(it) if not_after_escape(it) => r.fail("an escaped escape character cannot stand here"),
            _ => Ok(Some(Piece::Text)),
        };
    }
    let found = r.eat_while(|it| accept(it) && it != '\n' && it != escape);
    Ok(found.then_some(Piece::Text))
}
