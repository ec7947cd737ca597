//! The exec form: a list of strings in double quotes.
//!
//! Separate because commands and `COPY` share it. It is not JSON: what a string is depends on the instruction, and
//! continuations may stand anywhere between the strings.

use super::layout::padding;
use super::reader::{Parsed, Reader};

/// Reads one string, which is there.
pub(super) type ReadString = fn(&mut Reader<'_>) -> Parsed;

/// `[ ("…" (, "…")*)? ]` and the space after it; the number of strings.
pub(super) fn list(r: &mut Reader<'_>, string: ReadString) -> Parsed<usize> {
    if !r.eat("[") {
        return r.fail("no exec form");
    }
    padding(r);
    let count = if r.at("]") { 0 } else { strings(r, string)? };
    if !r.eat("]") {
        return r.fail("the list is not closed");
    }
    padding(r);
    Ok(count)
}

fn strings(r: &mut Reader<'_>, string: ReadString) -> Parsed<usize> {
    let mut count = 0;
    loop {
        if !r.at("\"") {
            return r.fail("a string in double quotes is missing");
        }
        string(r)?;
        count += 1;
        padding(r);
        if !r.eat(",") {
            return Ok(count);
        }
        padding(r);
    }
}
