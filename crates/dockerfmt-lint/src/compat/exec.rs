//! The exec form: a list of strings in double quotes.
//!
//! Separate because commands and `COPY` share it. It is not JSON: what a string is depends on the instruction, and
//! continuations may stand anywhere between the strings.

use super::layout::padding;
use super::reader::{Parsed, Reader};

/// Reads one string, which is there.
pub(super) type ReadString = fn(&mut Reader<'_>) -> Parsed;

/// `[ ("…" (, "…")*)? ]` and the space after it; the strings with their quotes.
pub(super) fn list<'t>(r: &mut Reader<'t>, string: ReadString) -> Parsed<Vec<&'t str>> {
    if !r.eat("[") {
        return r.fail("no exec form");
    }
    padding(r);
    let found = if r.at("]") { Vec::new() } else { strings(r, string)? };
    if !r.eat("]") {
        return r.fail("the list is not closed");
    }
    padding(r);
    Ok(found)
}

fn strings<'t>(r: &mut Reader<'t>, string: ReadString) -> Parsed<Vec<&'t str>> {
    let mut found = Vec::new();
    loop {
        if !r.at("\"") {
            return r.fail("a string in double quotes is missing");
        }
        let start = r.offset();
        string(r)?;
        found.push(r.text_since(start));
        padding(r);
        if !r.eat(",") {
            return Ok(found);
        }
        padding(r);
    }
}
