//! `EXPOSE`.
//!
//! Separate because ports have a grammar of their own. Where a variable is involved hadolint is lenient, since the
//! whole word may be its name; a number must be a port to its end.

use super::layout::{end_of_instruction, is_blank, separator};
use super::reader::{Parsed, Reader};
use super::word;

const MISSING_VARIABLE: &str = "the name of the variable is missing";

/// `(<port> (<space> <port>)*)?`
pub(super) fn ports(r: &mut Reader<'_>) -> Parsed {
    while port(r)? && separator(r)? {}
    end_of_instruction(r)
}

fn port(r: &mut Reader<'_>) -> Parsed<bool> {
    match r.peek() {
        Some('$') => Ok(r.attempt(range).is_ok() || r.attempt(variable).is_ok()),
        Some('0'..='9') => number_or_range(r).map(|()| true),
        _ => Ok(false),
    }
}

/// `<number> [/<protocol>]`, or `<number>-…`, which must be a range.
fn number_or_range(r: &mut Reader<'_>) -> Parsed {
    let start = r.offset();
    number(r);
    if r.at("-") {
        r.jump_to(start);
        return range(r);
    }
    if r.eat("/") { protocol(r) } else { Ok(()) }
}

/// `<end>-<end> [/<protocol>]`, where a protocol that does not match is left to the next rule.
fn range(r: &mut Reader<'_>) -> Parsed {
    range_end(r)?;
    if !r.eat("-") {
        return r.fail("no range");
    }
    range_end(r)?;
    let _ = r.attempt(|r| if r.eat("/") { protocol(r) } else { r.fail("no protocol") });
    Ok(())
}

fn range_end(r: &mut Reader<'_>) -> Parsed {
    if number(r) {
        return Ok(());
    }
    if !r.eat("$") {
        return r.fail("a port of the range is missing");
    }
    word::word(r, |it| !is_blank(it) && !matches!(it, '-' | '/'), MISSING_VARIABLE).map(drop)
}

/// A word that starts with `$`, up to the next one.
fn variable(r: &mut Reader<'_>) -> Parsed {
    r.eat("$");
    word::word(r, |it| !is_blank(it) && it != '$', MISSING_VARIABLE).map(drop)
}

fn number(r: &mut Reader<'_>) -> bool {
    r.eat_while(|it| it.is_ascii_digit())
}

fn protocol(r: &mut Reader<'_>) -> Parsed {
    if r.eat_any_case("tcp") || r.eat_any_case("udp") {
        Ok(())
    } else {
        r.fail("not a protocol that hadolint knows")
    }
}
