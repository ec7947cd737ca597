//! `ENV` and `LABEL`.
//!
//! Separate because they are the only instructions that look into quotes, and because hadolint has no two forms of
//! them: a pair is written with `=` or with a space, also in the middle of a line, and the value after a space is
//! the rest of that line.

use super::layout::{blanks, continuation, space};
use super::reader::{Parsed, Reader};
use super::word;

/// `<pair> (<space> <pair>)*`
pub(super) fn pairs(r: &mut Reader<'_>) -> Parsed {
    loop {
        pair(r)?;
        while blanks(r) || continuation(r).is_ok() {}
        if r.at_line_end() {
            return Ok(());
        }
    }
}

/// `<key>=<value>` or `<key> <space> <rest of the line>`; key and value before and after `=` may be empty.
fn pair(r: &mut Reader<'_>) -> Parsed {
    word::quotable(r, |it| it != '=')?;
    if r.eat("=") {
        return word::quotable(r, |_| true);
    }
    space(r)?;
    word::line(r, "the value is missing").map(drop)
}
