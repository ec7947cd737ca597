//! Flags: `--name` and `--name=value` in front of the arguments of any instruction.

use std::borrow::Cow;

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, *};
use crate::quote::unquoted_flag;
use crate::suggest::nearest;

use super::flag_value;
use super::word::variables;

/// `(--name[=value])* [--]`
pub(super) fn flags(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    let n_errors = p.sink.errors.len();
    let mut seen = Vec::new();
    while p.at("--") {
        let len = flag_len(p.rest());
        if len == 2 {
            p.bump(DASHES, len);
            p.white_space();
            break;
        }
        flag(p, len, kind, &mut seen);
        p.white_space();
    }
    // BuildKit looks at the flags of a HEALTHCHECK only when it has a command.
    if kind == HEALTHCHECK && super::next_word(p).eq_ignore_ascii_case("NONE") {
        p.sink.errors.truncate(n_errors);
    }
}

/// `--name[=value]`
fn flag<'l>(p: &mut Cursor<'l, '_>, len: usize, kind: SyntaxKind, seen: &mut Vec<&'l str>) {
    let text = &p.rest()[2..len];
    let end = p.pos() + len;
    let (name, value) = text.split_once('=').map_or((text, None), |(name, it)| (name, Some(it)));
    let node = p.start(FLAG);
    p.bump(DASHES, 2);
    p.bump(FLAG_NAME, name.len());
    if value.is_some() {
        p.bump(EQ, 1);
        let node = p.start(FLAG_VALUE);
        if name == "mount" {
            mount(p, end)
        } else {
            variables(p, end, '\\')
        }
        p.finish(node);
    }
    if let Some(message) = complaint(kind, name, value, seen) {
        p.report(&node, message);
    }
    p.finish(node);
}

/// `key[=value](,key[=value])*`
///
/// The quotes of a flag are removed before its fields are split, so a comma inside them still separates.
fn mount(p: &mut Cursor<'_, '_>, end: usize) {
    while p.pos() < end {
        let field = p.rest()[..end - p.pos()].split(',').next().unwrap_or_default();
        let field_end = p.pos() + field.len();
        if !field.is_empty() {
            let node = p.start(MOUNT_FIELD);
            let key = p.start(KEY);
            p.bump(TEXT, field.split('=').next().unwrap_or_default().len());
            p.finish(key);
            if p.pos() < field_end {
                p.bump(EQ, 1);
                let value = p.start(VALUE);
                variables(p, field_end, '\\');
                p.finish(value);
            }
            p.finish(node);
        }
        if p.pos() < end {
            p.bump(COMMA, 1);
        }
    }
}

/// Length of the flag word at the start of `text`.
///
/// The escape is `\` whatever the directive says (BuildKit 0.12 to 0.32).
fn flag_len(text: &str) -> usize {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((i, c)) = chars.next() {
        match (quote, c) {
            (_, '\\') => {
                chars.next();
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            (None, c) if c.is_whitespace() => return i,
            _ => {}
        }
    }
    text.len()
}

/// A flag that an instruction knows.
struct Known {
    name: &'static str,
    takes: Takes,
    is_repeatable: bool,
}

/// What may follow the name of a flag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// `=` and any value.
    Value,
    /// Nothing, `=true` or `=false`.
    Switch,
}

const fn once(name: &'static str) -> Known {
    Known { name, takes: Takes::Value, is_repeatable: false }
}

const fn many(name: &'static str) -> Known {
    Known { name, takes: Takes::Value, is_repeatable: true }
}

const fn switch(name: &'static str) -> Known {
    Known { name, takes: Takes::Switch, is_repeatable: false }
}

const ADD_FLAGS: &[Known] = &[
    once("chown"),
    once("chmod"),
    switch("link"),
    switch("keep-git-dir"),
    once("checksum"),
    switch("unpack"),
    many("exclude"),
];

const COPY_FLAGS: &[Known] =
    &[once("from"), once("chown"), once("chmod"), switch("link"), switch("parents"), many("exclude")];

const HEALTHCHECK_FLAGS: &[Known] =
    &[once("interval"), once("timeout"), once("start-period"), once("start-interval"), once("retries")];

const RUN_FLAGS: &[Known] = &[many("mount"), once("network"), once("security"), many("device")];

fn known_flags(kind: SyntaxKind) -> &'static [Known] {
    match kind {
        ADD => ADD_FLAGS,
        COPY => COPY_FLAGS,
        FROM => const { &[once("platform")] },
        HEALTHCHECK => HEALTHCHECK_FLAGS,
        RUN => RUN_FLAGS,
        _ => &[],
    }
}

/// What is wrong with the flag `name`; `value` is what follows its `=`.
fn complaint<'l>(
    kind: SyntaxKind,
    name: &'l str,
    value: Option<&str>,
    seen: &mut Vec<&'l str>,
) -> Option<String> {
    // BuildKit collects the flags of these two and never looks at them.
    if matches!(kind, STOPSIGNAL | UNKNOWN) {
        return None;
    }
    let Some(known) = known_flags(kind).iter().find(|it| it.name == name) else {
        return Some(unknown_flag(kind, name));
    };
    if seen.contains(&name) {
        return Some(format!("the flag `--{name}` is given twice"));
    }
    if !known.is_repeatable {
        seen.push(name);
    }
    match (known.takes, value) {
        (Takes::Value, None) => Some(format!("the flag `--{name}` needs a value")),
        (Takes::Switch, Some(it)) if !is_bool(it) => {
            Some(format!("the flag `--{name}` can be only `true` or `false`"))
        }
        (Takes::Value, Some(it)) => flag_value::complaint(kind, name, it),
        _ => None,
    }
}

fn unknown_flag(kind: SyntaxKind, name: &str) -> String {
    let instruction = kind.keyword().unwrap_or_default();
    match meant_flag(kind, name) {
        Some(it) => format!("`{instruction}` has no flag `--{name}`; did you mean `--{it}`?"),
        None => format!("`{instruction}` has no flag `--{name}`"),
    }
}

/// The flag of the instruction that looks most like `name`; `None` where it has one of that name.
pub(crate) fn meant_flag(kind: SyntaxKind, name: &str) -> Option<&'static str> {
    let known = || known_flags(kind).iter().map(|it| it.name);
    nearest(name, known()).filter(|_| known().all(|it| it != name))
}

fn is_bool(text: &str) -> bool {
    let text = unquoted_flag(Cow::Borrowed(text));
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}
