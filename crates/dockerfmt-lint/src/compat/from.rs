//! `FROM`.
//!
//! Separate because the image reference is a grammar of its own, and the only one without an end: what follows the
//! image or the stage name on the same line is taken as the next instruction.

use super::layout::{is_blank, space};
use super::reader::{Parsed, Reader};
use super::word;

/// `[--platform=<word> <space>] [<registry>/] <name> [:<tag>] [@<digest>] [<space> AS <space> <word>]`
pub(super) fn image(r: &mut Reader<'_>) -> Parsed {
    // A flag that does not match is not yet an error, but no image name starts with two dashes.
    let _ = r.attempt(platform);
    if r.at("--") {
        return r.fail("unknown or incomplete flag of `FROM`");
    }
    let _ = r.attempt(registry);
    image_word(r, |it| !matches!(it, ':' | '@'))?;
    // A tag that does not parse leaves its colon behind, and that is what hadolint complains of.
    let _ = r.attempt(tag);
    let _ = r.attempt(digest);
    if r.at(":") || r.at("@") {
        return r.fail("this is not part of an image name");
    }
    // `FROM a as` without a name ends before `as`, which is then an unknown instruction.
    let _ = r.attempt(stage_name);
    Ok(())
}

fn platform(r: &mut Reader<'_>) -> Parsed {
    if !r.eat("--platform=") {
        return r.fail("no platform");
    }
    word::plain(r, "the platform is missing")?;
    space(r)
}

/// `<anything but a dot>.<anything but a slash>/`
fn registry(r: &mut Reader<'_>) -> Parsed {
    image_word(r, |it| it != '.')?;
    if !r.eat(".") {
        return r.fail("no registry");
    }
    image_word(r, |it| it != '/')?;
    if r.eat("/") { Ok(()) } else { r.fail("no registry") }
}

fn tag(r: &mut Reader<'_>) -> Parsed {
    if r.eat(":") { image_word(r, |it| !matches!(it, ':' | '@')) } else { r.fail("no tag") }
}

fn digest(r: &mut Reader<'_>) -> Parsed {
    if !r.eat("@") {
        return r.fail("no digest");
    }
    word::word(r, |it| !is_blank(it) && it != '@', "the digest is missing")
}

/// A word in which a variable with braces hides every sign: `${TAG:-a@b}`.
fn image_word(r: &mut Reader<'_>, accept: impl Fn(char) -> bool) -> Parsed {
    let start = r.offset();
    while variable(r) || word::part(r, |it| !is_blank(it) && accept(it) && it != '$')? || r.eat("$") {}
    if r.offset() == start { r.fail("the name of the image is missing") } else { Ok(()) }
}

/// `${…}`, with as many closing braces as opening ones; it also ends before a blank or a line end.
fn variable(r: &mut Reader<'_>) -> bool {
    if !r.eat("${") {
        return false;
    }
    let mut depth = 1;
    while depth > 0 {
        r.eat_while(|it| !is_blank(it) && !matches!(it, '\n' | '{' | '}'));
        match r.eat_one_of(&["{", "}"]) {
            Some("{") => depth += 1,
            Some(_) => depth -= 1,
            None => break,
        }
    }
    true
}

fn stage_name(r: &mut Reader<'_>) -> Parsed {
    space(r)?;
    if !r.eat_any_case("AS") {
        return r.fail("no stage name");
    }
    space(r)?;
    word::plain(r, "the stage name is missing")
}
