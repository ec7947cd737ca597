//! White space, continuations, comments and the end of an instruction.
//!
//! Separate because every rule of the grammar uses these, and all their surprises sit here: form feeds are not
//! blank, a line of blanks ends a continuation, and a comment line belongs to the continuation before it.

use super::reader::{Failure, Parsed, Reader};

const MISSING_SPACE: &str = "white space is missing here";

pub(super) fn is_blank(it: char) -> bool {
    matches!(it, ' ' | '\t')
}

pub(super) fn blanks(r: &mut Reader<'_>) -> bool {
    r.eat_while(is_blank)
}

/// What a continuation leaves in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// The next line starts in column 1.
    Nothing,
    /// The next line is indented; the indentation becomes one space, also within a word.
    Space,
}

/// `<escape> <blanks> <newlines> (<comment> <newlines>)* <blanks>`
pub(super) fn continuation(r: &mut Reader<'_>) -> Parsed<Joint> {
    r.attempt(|r| {
        if r.peek() != Some(r.escape()) {
            return r.fail("no continuation");
        }
        r.next();
        blanks(r);
        if !r.eat_while(|it| it == '\n') {
            return r.fail("the line does not end after the escape character");
        }
        while comment_line(r) {}
        Ok(if blanks(r) { Joint::Space } else { Joint::Nothing })
    })
}

/// A comment within a continuation; the lines after it may be empty, but not blank.
fn comment_line(r: &mut Reader<'_>) -> bool {
    let start = r.offset();
    blanks(r);
    if r.peek() != Some('#') {
        r.jump_to(start);
        return false;
    }
    r.eat_while(|it| it != '\n');
    // Without a line end, at the end of the text, it is an argument.
    let is_comment = r.eat_while(|it| it == '\n');
    if !is_comment {
        r.jump_to(start);
    }
    is_comment
}

/// Blanks and continuations, at least one of which leaves a space: `RUN\` before an unindented line does not.
pub(super) fn space(r: &mut Reader<'_>) -> Parsed {
    if optional_space(r) == Joint::Space { Ok(()) } else { r.fail(MISSING_SPACE) }
}

fn optional_space(r: &mut Reader<'_>) -> Joint {
    let mut joint = Joint::Nothing;
    loop {
        match blank_or_continuation(r) {
            Some(Joint::Space) => joint = Joint::Space,
            Some(Joint::Nothing) => {}
            None => return joint,
        }
    }
}

fn blank_or_continuation(r: &mut Reader<'_>) -> Option<Joint> {
    if blanks(r) { Some(Joint::Space) } else { continuation(r).ok() }
}

/// Space between the parts of a list: `false` when there is none.
///
/// A continuation alone is no separator, and an error at once.
pub(super) fn separator(r: &mut Reader<'_>) -> Parsed<bool> {
    let start = r.offset();
    match optional_space(r) {
        Joint::Space => Ok(true),
        Joint::Nothing if r.offset() == start => Ok(false),
        Joint::Nothing => r.fail(MISSING_SPACE),
    }
}

/// Blanks and continuations where none is needed, as within an exec form.
pub(super) fn padding(r: &mut Reader<'_>) {
    optional_space(r);
}

/// Anything that may stand between two instructions.
pub(super) fn between_instructions(r: &mut Reader<'_>) {
    while r.eat_while(|it| is_blank(it) || it == '\n') || continuation(r).is_ok() {}
}

/// The end of an instruction. One blank suffices: `HEALTHCHECK NONE RUN x` is two instructions.
pub(super) fn end_of_instruction(r: &mut Reader<'_>) -> Parsed {
    if r.peek().is_none() || r.eat_while(|it| is_blank(it) || it == '\n') {
        return Ok(());
    }
    let failure = Failure { at: r.offset(), message: "the instruction should end here" };
    continuation(r).map(drop).map_err(|it| failure.or(it))
}
