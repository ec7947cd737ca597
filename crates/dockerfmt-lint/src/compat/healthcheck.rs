//! `HEALTHCHECK`.
//!
//! Separate because of its flags, whose values are checked: one number and one unit, no variables.

use super::layout::{end_of_instruction, is_blank, space};
use super::reader::{Parsed, Reader};
use super::shell;
use super::word;

const DURATIONS: [&str; 4] = ["interval", "timeout", "start-period", "start-interval"];

/// `NONE` in upper case, or `(<flag> <space>)* CMD <space> <command>`
pub(super) fn check(r: &mut Reader<'_>) -> Parsed {
    if r.eat("NONE") {
        return end_of_instruction(r);
    }
    flags(r)?;
    if !r.eat_any_case("CMD") {
        return r.fail("`CMD` should stand here");
    }
    space(r)?;
    shell::command(r)
}

/// What is wrong with the flags together is said at their end.
fn flags(r: &mut Reader<'_>) -> Parsed {
    let mut complaint = None;
    let mut seen = Vec::new();
    while r.eat("--") {
        match flag(r)? {
            Some(name) if !seen.contains(&name) => seen.push(name),
            Some(_) => complaint = complaint.or(Some("a flag is given twice")),
            None => complaint = complaint.or(Some("unknown flag of `HEALTHCHECK`")),
        }
        space(r)?;
    }
    complaint.map_or(Ok(()), |message| r.fail(message))
}

/// A flag behind its dashes; `None` for one that is unknown but of the right form.
fn flag(r: &mut Reader<'_>) -> Parsed<Option<&'static str>> {
    if let Some(name) = DURATIONS.iter().find(|name| eat_name(r, name)) {
        duration(r)?;
        return Ok(Some(name));
    }
    if eat_name(r, "retries") {
        return if digits(r) { Ok(Some("retries")) } else { r.fail("the number of retries is missing") };
    }
    word::word(r, |it| !is_blank(it) && it != '=', "the name of the flag is missing")?;
    if !r.eat("=") {
        return r.fail("the flag has no value");
    }
    while word::part(r, |it| !is_blank(it))? {}
    Ok(None)
}

fn eat_name(r: &mut Reader<'_>, name: &str) -> bool {
    r.attempt(|r| if r.eat(name) && r.eat("=") { Ok(()) } else { r.fail("another flag") }).is_ok()
}

/// `<digits> [.<digits>] [e[+-]<digits>] (s | m | h)`
fn duration(r: &mut Reader<'_>) -> Parsed {
    if !digits(r) {
        return r.fail("the number is missing");
    }
    let _ = r.attempt(|r| if r.eat(".") && digits(r) { Ok(()) } else { r.fail("no fraction") });
    let _ = r.attempt(exponent);
    match r.eat_one_of(&["s", "m", "h"]) {
        Some(_) => Ok(()),
        None => r.fail("the unit should be `s`, `m` or `h`"),
    }
}

fn exponent(r: &mut Reader<'_>) -> Parsed {
    if !r.eat_any_case("e") {
        return r.fail("no exponent");
    }
    r.eat_one_of(&["+", "-"]);
    if digits(r) { Ok(()) } else { r.fail("no exponent") }
}

fn digits(r: &mut Reader<'_>) -> bool {
    r.eat_while(|it| it.is_ascii_digit())
}
