//! `FROM`.
//!
//! Separate because the image reference is a grammar of its own, and the only one without an end: what follows the
//! image or the stage name on the same line is taken as the next instruction.

use super::layout::{is_blank, space};
use super::reader::{Parsed, Reader};
use super::word;

/// The parts of a `FROM` as they are written.
pub(super) struct From<'t> {
    pub(super) platform: Option<&'t str>,
    pub(super) image: &'t str,
    pub(super) stage_name: Option<&'t str>,
}

/// The parts of an image reference; the name is without registry, tag and digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    pub(crate) registry: Option<&'t str>,
    pub(crate) name: &'t str,
    pub(crate) tag: Option<&'t str>,
    pub(crate) has_digest: bool,
}

/// `[--platform=<word> <space>] <image> [<space> AS <space> <word>]`
pub(super) fn from<'t>(r: &mut Reader<'t>) -> Parsed<From<'t>> {
    // A flag that does not match is not yet an error, but no image name starts with two dashes.
    let platform = r.attempt(platform).ok();
    if r.at("--") {
        return r.fail("unknown or incomplete flag of `FROM`");
    }
    let start = r.offset();
    reference(r, |it| !is_blank(it))?;
    let image = r.text_since(start);
    // `FROM a as` without a name ends before `as`, which is then an unknown instruction.
    let stage_name = r.attempt(stage_name).ok();
    Ok(From { platform, image, stage_name })
}

fn platform<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    if !r.eat("--platform=") {
        return r.fail("no platform");
    }
    let platform = word::plain(r, "the platform is missing")?;
    space(r).map(|()| platform)
}

/// Which characters an image may have. Where continuations are taken out, blanks are among them.
type IsPart = fn(char) -> bool;

/// `[<registry>/] <name> [:<tag>] [@<digest>]`
pub(super) fn reference<'t>(r: &mut Reader<'t>, is_part: IsPart) -> Parsed<Reference<'t>> {
    let registry = r.attempt(|r| registry(r, is_part)).ok();
    let name = image_word(r, is_part, |it| !matches!(it, ':' | '@'))?;
    // A tag that does not parse leaves its colon behind, and that is what hadolint complains of.
    let tag = r.attempt(|r| tag(r, is_part)).ok();
    let has_digest = r.attempt(|r| digest(r, is_part)).is_ok();
    if r.at(":") || r.at("@") {
        return r.fail("this is not part of an image name");
    }
    Ok(Reference { registry, name, tag, has_digest })
}

/// `<anything but a dot>.<anything but a slash>/`
fn registry<'t>(r: &mut Reader<'t>, is_part: IsPart) -> Parsed<&'t str> {
    let start = r.offset();
    image_word(r, is_part, |it| it != '.')?;
    if !r.eat(".") {
        return r.fail("no registry");
    }
    image_word(r, is_part, |it| it != '/')?;
    let registry = r.text_since(start);
    if r.eat("/") { Ok(registry) } else { r.fail("no registry") }
}

fn tag<'t>(r: &mut Reader<'t>, is_part: IsPart) -> Parsed<&'t str> {
    if r.eat(":") { image_word(r, is_part, |it| !matches!(it, ':' | '@')) } else { r.fail("no tag") }
}

fn digest<'t>(r: &mut Reader<'t>, is_part: IsPart) -> Parsed<&'t str> {
    if !r.eat("@") {
        return r.fail("no digest");
    }
    word::word(r, |it| is_part(it) && it != '@', "the digest is missing")
}

/// A word in which a variable with braces hides every sign: `${TAG:-a@b}`.
fn image_word<'t>(r: &mut Reader<'t>, is_part: IsPart, accept: impl Fn(char) -> bool) -> Parsed<&'t str> {
    let start = r.offset();
    let accept = |it| is_part(it) && accept(it) && it != '$';
    while variable(r, is_part) || word::part(r, accept)? || r.eat("$") {}
    if r.offset() == start { r.fail("the name of the image is missing") } else { Ok(r.text_since(start)) }
}

/// `${…}`, with as many closing braces as opening ones; it also ends before a blank or a line end.
fn variable(r: &mut Reader<'_>, is_part: IsPart) -> bool {
    if !r.eat("${") {
        return false;
    }
    let mut depth = 1;
    while depth > 0 {
        r.eat_while(|it| is_part(it) && !matches!(it, '\n' | '{' | '}'));
        match r.eat_one_of(&["{", "}"]) {
            Some("{") => depth += 1,
            Some(_) => depth -= 1,
            None => break,
        }
    }
    true
}

fn stage_name<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    space(r)?;
    if !r.eat_any_case("AS") {
        return r.fail("no stage name");
    }
    space(r)?;
    word::plain(r, "the stage name is missing")
}
