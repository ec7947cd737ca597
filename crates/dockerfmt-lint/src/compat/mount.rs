//! The value of `RUN --mount=`.
//!
//! Separate because it is a small language: options by name, then rules on which of them a type of mount takes.

use super::layout::is_blank;
use super::literal;
use super::reader::{Parsed, Reader};
use super::text::Written;
use super::word;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Env,
    From,
    Gid,
    Id,
    Mode,
    Relabel,
    Required,
    Sharing,
    Size,
    Source,
    Target,
    Type(Kind),
    Uid,
    Writable,
}

impl Key {
    const COUNT: usize = 14;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bind,
    Cache,
    Tmpfs,
    /// Secrets and SSH agents, which hadolint checks alike.
    Secret,
}

impl Kind {
    fn takes(self, key: Key) -> bool {
        use Key::*;
        match self {
            Kind::Bind => matches!(key, Type(_) | Target | Source | From | Writable | Relabel),
            Kind::Cache => {
                matches!(key, Type(_) | Target | Source | From | Writable | Id | Sharing | Mode | Uid | Gid)
            }
            Kind::Tmpfs => matches!(key, Type(_) | Target | Size),
            Kind::Secret => matches!(key, Type(_) | Target | Source | Id | Env | Required | Mode | Uid | Gid),
        }
    }

    fn needs_target(self) -> bool {
        self != Kind::Secret
    }
}

const TYPES: [(&str, Kind); 5] = [
    ("bind", Kind::Bind),
    ("cache", Kind::Cache),
    ("secret", Kind::Secret),
    ("ssh", Kind::Secret),
    ("tmpfs", Kind::Tmpfs),
];

/// Options whose value is any text.
const TEXT_KEYS: [(&str, Key); 12] = [
    ("env=", Key::Env),
    ("from=", Key::From),
    ("gid=", Key::Gid),
    ("id=", Key::Id),
    ("mode=", Key::Mode),
    ("size=", Key::Size),
    ("source=", Key::Source),
    ("src=", Key::Source),
    ("target=", Key::Target),
    ("dst=", Key::Target),
    ("destination=", Key::Target),
    ("uid=", Key::Uid),
];

const SHARING: [&str; 3] = ["locked", "private", "shared"];
const RELABEL: [&str; 2] = ["private", "shared"];

/// `<option> (, <option>)*`, without space; the value of `from`
pub(super) fn options<'t>(r: &mut Reader<'t>) -> Parsed<Option<Written<'t>>> {
    let mut keys = Vec::new();
    let mut from = None;
    loop {
        let start = r.offset();
        let key = option(r)?;
        if key == Key::From {
            from = r.text_since(start).split_once('=').map(|it| Written::new(it.1));
        }
        keys.push(key);
        if !r.eat(",") {
            break;
        }
    }
    match complaint(&keys) {
        Some(message) => r.fail(message),
        None => Ok(from),
    }
}

fn option(r: &mut Reader<'_>) -> Parsed<Key> {
    if let Some((_, key)) = TEXT_KEYS.iter().find(|(name, _)| r.eat(name)) {
        return value(r).map(|()| *key);
    }
    if r.eat("type=") {
        let found = TYPES.iter().find(|(name, _)| r.eat(name));
        return found.map_or_else(|| r.fail("unknown type of mount"), |(_, it)| Ok(Key::Type(*it)));
    }
    if r.eat("sharing=") {
        return one_of(r, &SHARING, Key::Sharing);
    }
    if r.eat("relabel=") {
        return one_of(r, &RELABEL, Key::Relabel);
    }
    switch(r)
}

/// A quoted string or a word; quotes within a word do not count.
fn value(r: &mut Reader<'_>) -> Parsed {
    if r.at("\"") {
        return literal::string(r);
    }
    word::word(r, |it| !is_blank(it) && it != ',', "the value of this mount option is missing").map(drop)
}

fn one_of(r: &mut Reader<'_>, values: &[&str], key: Key) -> Parsed<Key> {
    match r.eat_one_of(values) {
        Some(_) => Ok(key),
        None => r.fail("unknown value of this mount option"),
    }
}

/// An option that can stand alone. An unknown value is left in the text, where it then stands in the way.
fn switch(r: &mut Reader<'_>) -> Parsed<Key> {
    if r.eat_one_of(&["readonly", "readwrite", "ro", "rw"]).is_some() {
        let _ = r.eat_any_case("=true") || r.eat_any_case("=false");
        return Ok(Key::Writable);
    }
    if r.eat("required") {
        r.eat_one_of(&["=true", "=True", "=false", "=False"]);
        return Ok(Key::Required);
    }
    if r.eat_one_of(&["z", "Z"]).is_some() {
        return Ok(Key::Relabel);
    }
    r.fail("unknown mount option")
}

/// What is wrong with the options together.
fn complaint(keys: &[Key]) -> Option<&'static str> {
    let mut types = keys.iter().filter_map(|it| if let Key::Type(it) = it { Some(*it) } else { None });
    let kind = types.next().unwrap_or(Kind::Bind);
    if types.next().is_some() {
        return Some("the mount has more than one type");
    }
    if kind.needs_target() && !keys.contains(&Key::Target) {
        return Some("the mount has no target");
    }
    if !keys.iter().all(|it| kind.takes(*it)) {
        return Some("the type of this mount does not take one of the options");
    }
    // The length comes first, so that a long list is not compared with itself.
    let repeated = keys.len() > Key::COUNT || (1..keys.len()).any(|at| keys[..at].contains(&keys[at]));
    repeated.then_some("a mount option is given twice")
}
