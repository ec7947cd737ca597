//! Words and the variables in them.

use nom::Parser;

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, *};
use crate::lex::{is_blank, modifier, variable_name};

/// How far the `}` of a variable may be, in bytes. Without a limit, many open `${` would each be searched to the end.
const MAX_REACH: usize = 4096;

/// How deep `${A:-${B:-…}}` may nest; what is deeper stays text.
const MAX_NESTING: u32 = 16;

/// `word*`, delimited by blanks; says how many there were.
pub(super) fn words(p: &mut Cursor<'_, '_>) -> usize {
    let mut n_words = 0;
    while !p.at_end() {
        word(p, WORD);
        p.blanks();
        n_words += 1;
    }
    n_words
}

/// One word up to the next blank, as a node of `kind`.
pub(super) fn word(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    let len = p.rest().find(is_blank).unwrap_or(p.rest().len());
    value(p, kind, p.pos() + len);
}

/// All up to `end` as one node of `kind`, variables in it as nodes.
pub(super) fn value(p: &mut Cursor<'_, '_>, kind: SyntaxKind, end: usize) {
    let node = p.start(kind);
    variables(p, end, p.escape());
    p.finish(node);
}

/// Length of a word at the start of `text` that quotes and escapes may stretch over blanks.
///
/// In single quotes the escape character stands for itself; an open quote reaches to the end.
pub(super) fn quoted_word_len(text: &str, escape: char) -> usize {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((i, c)) = chars.next() {
        match (quote, c) {
            (None | Some('"'), c) if c == escape => {
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

/// Text and variables up to `end`.
pub(super) fn variables(p: &mut Cursor<'_, '_>, end: usize, escape: char) {
    text_up_to(p, end, escape, MAX_NESTING);
}

fn text_up_to(p: &mut Cursor<'_, '_>, end: usize, escape: char, nesting: u32) {
    let mut quote = None;
    let mut at = p.pos();
    while at < end {
        let rest = &p.line()[at..end];
        let Some(c) = rest.chars().next() else { break };
        let after = &rest[c.len_utf8()..];
        let mut len = c.len_utf8();
        match (quote, c) {
            (None, _) if c == escape => len += after.chars().next().map_or(0, char::len_utf8),
            (Some('"'), _) if c == escape => {
                len += after
                    .chars()
                    .next()
                    .filter(|&it| it == '"' || it == '$' || it == escape)
                    .map_or(0, char::len_utf8);
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            (None | Some('"'), '$') if nesting > 0 => {
                if let Some(shape) = Shape::of(rest, escape) {
                    p.bump_to(TEXT, at);
                    len = shape.len();
                    variable(p, &shape, escape, nesting - 1);
                }
            }
            _ => {}
        }
        at += len;
    }
    p.bump_to(TEXT, end);
}

/// `$NAME`, `${NAME}`, `${NAME:-word}`
fn variable(p: &mut Cursor<'_, '_>, shape: &Shape, escape: char, nesting: u32) {
    let node = p.start(VARIABLE);
    p.bump(DOLLAR, 1);
    match *shape {
        Shape::Bare { name } => p.bump(VARIABLE_NAME, name),
        Shape::Braced { name, modifier, word } => {
            p.bump(L_BRACE, 1);
            p.bump(VARIABLE_NAME, name);
            p.bump(MODIFIER, modifier);
            if word > 0 {
                let node = p.start(VALUE);
                text_up_to(p, p.pos() + word, escape, nesting);
                p.finish(node);
            }
            p.bump(R_BRACE, 1);
        }
    }
    p.finish(node);
}

/// The lengths of a variable's parts.
enum Shape {
    Bare { name: usize },
    Braced { name: usize, modifier: usize, word: usize },
}

impl Shape {
    /// Measures the variable at the start of `text`; `None` where the `$` stands for itself or no `}` follows.
    fn of(text: &str, escape: char) -> Option<Shape> {
        let Some(body) = text.strip_prefix("${") else {
            let (_, name) = variable_name().parse(text.strip_prefix('$')?).ok()?;
            return Some(Shape::Bare { name: name.len() });
        };
        let (after, name) = variable_name().parse(body).ok()?;
        let (after, modifier) = modifier().parse(after).unwrap_or((after, ""));
        let word = closing_brace(after, escape)?;
        let is_known = !modifier.is_empty() || word == 0;
        is_known.then_some(Shape::Braced { name: name.len(), modifier: modifier.len(), word })
    }

    fn len(&self) -> usize {
        match *self {
            Shape::Bare { name } => "$".len() + name,
            Shape::Braced { name, modifier, word } => "${}".len() + name + modifier + word,
        }
    }
}

/// Offset of the `}` that closes the variable whose word begins at `text`.
fn closing_brace(text: &str, escape: char) -> Option<usize> {
    let mut depth = 0;
    let mut quote = None;
    let mut previous = '\0';
    let mut chars = text.char_indices();
    while let Some((i, c)) = chars.next()
        && i < MAX_REACH
    {
        match (quote, c) {
            (None | Some('"'), c) if c == escape => {
                chars.next();
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            (None, '{') if previous == '$' => depth += 1,
            (None, '}') if depth == 0 => return Some(i),
            (None, '}') => depth -= 1,
            _ => {}
        }
        previous = c;
    }
    None
}
