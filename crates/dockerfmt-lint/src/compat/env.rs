//! `ENV` and `LABEL`.
//!
//! Separate because they are the only instructions that look into quotes, and because hadolint has no two forms of
//! them: a pair is written with `=` or with a space, also in the middle of a line, and the value after a space is
//! the rest of that line.

use std::ops::Range;

use super::layout::{blanks, continuation, space};
use super::reader::{Parsed, Reader};
use super::word;

/// Where a pair is, quotes and continuations included.
pub(super) struct PairRanges {
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
    /// Whether the value is the rest of a line, in which quotes are text.
    pub(super) is_rest: bool,
}

/// `<pair> (<space> <pair>)*`
pub(super) fn pairs(r: &mut Reader<'_>) -> Parsed {
    for_each_pair(r, |_| ())
}

/// Reads pairs and hands each of them on, also where a later one cannot be read.
pub(super) fn for_each_pair(r: &mut Reader<'_>, mut take: impl FnMut(PairRanges)) -> Parsed {
    loop {
        take(pair(r)?);
        while blanks(r) || continuation(r).is_ok() {}
        if r.at_line_end() {
            return Ok(());
        }
    }
}

/// `<key>=<value>` or `<key> <space> <rest of the line>`; key and value before and after `=` may be empty.
fn pair(r: &mut Reader<'_>) -> Parsed<PairRanges> {
    let start = r.offset();
    word::quotable(r, |it| it != '=')?;
    let key = start..r.offset();
    let is_rest = !r.eat("=");
    if is_rest {
        space(r)?;
    }
    let start = r.offset();
    if is_rest {
        word::line(r, "the value is missing")?;
    } else {
        word::quotable(r, |_| true)?;
    }
    Ok(PairRanges { key, value: start..r.offset(), is_rest })
}
