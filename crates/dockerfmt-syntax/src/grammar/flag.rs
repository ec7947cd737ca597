//! Flags: `--name` and `--name=value` in front of the arguments of any instruction.

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, *};
use crate::suggest::nearest;

use super::word::variables;

/// `(--name[=value])* [--]`
pub(super) fn flags(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    let mut seen = Vec::new();
    while p.at("--") {
        let len = flag_len(p.rest());
        if len == 2 {
            p.bump(DASHES, len);
            p.blanks();
            return;
        }
        seen.push(flag(p, len, kind, &seen));
        p.blanks();
    }
}

/// `--name[=value]`; gives back the name.
fn flag<'l>(p: &mut Cursor<'l, '_>, len: usize, kind: SyntaxKind, seen: &[&'l str]) -> &'l str {
    let text = &p.rest()[2..len];
    let end = p.pos() + len;
    let name = text.split('=').next().unwrap_or_default();
    let node = p.start(FLAG);
    p.bump(DASHES, 2);
    p.bump(FLAG_NAME, name.len());
    if text.len() > name.len() {
        p.bump(EQ, 1);
        let value = p.start(FLAG_VALUE);
        if name == "mount" {
            mount(p, end)
        } else {
            variables(p, end, '\\')
        }
        p.finish(value);
    }
    if let Some(message) = complaint(kind, name, seen) {
        p.report(&node, message);
    }
    p.finish(node);
    name
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

/// The flags of an instruction; `*` marks those that may be given several times.
fn known_flags(kind: SyntaxKind) -> &'static [&'static str] {
    match kind {
        ADD => &["chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude*"],
        COPY => &["from", "chown", "chmod", "link", "parents", "exclude*"],
        FROM => &["platform"],
        HEALTHCHECK => &["interval", "timeout", "start-period", "start-interval", "retries"],
        RUN => &["mount*", "network", "security", "device*"],
        _ => &[],
    }
}

fn complaint(kind: SyntaxKind, name: &str, seen: &[&str]) -> Option<String> {
    // BuildKit collects the flags of these two and never looks at them.
    if matches!(kind, STOPSIGNAL | UNKNOWN) {
        return None;
    }
    let known = known_flags(kind);
    if known.iter().any(|it| it.strip_suffix('*') == Some(name)) {
        return None;
    }
    if known.contains(&name) {
        return seen.contains(&name).then(|| format!("the flag `--{name}` is given twice"));
    }
    let instruction = kind.keyword().unwrap_or_default();
    let names = known.iter().map(|it| it.trim_end_matches('*'));
    Some(match nearest(name, names) {
        Some(it) => format!("`{instruction}` has no flag `--{name}`; did you mean `--{it}`?"),
        None => format!("`{instruction}` has no flag `--{name}`"),
    })
}
