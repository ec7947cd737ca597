//! Exec form and shell form.

use nom::Parser;
use nom::bytes::complete::{tag, take_while};

use crate::cursor::Cursor;
use crate::heredoc::Opener;
use crate::kind::SyntaxKind::*;
use crate::lex::{json_blanks, json_string, json_value};

use super::word::variables;

/// What BuildKit does with the strings of an array.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strings {
    /// They stay as they are.
    Literal,
    /// Their variables are expanded.
    Expanded,
}

/// Exec form where BuildKit sees one, else shell form; says whether there is anything in it.
pub(super) fn exec_or_shell(p: &mut Cursor<'_, '_>) -> bool {
    let has_text = !p.at_end();
    match exec(p, Strings::Literal) {
        Some(elements) => !elements.is_empty(),
        None => {
            shell(p, &[]);
            has_text
        }
    }
}

/// `["program", "argument"]`; gives back the elements as they are written, or `None` where it is no exec form.
///
/// The whole rest of the line must be a JSON array; anything else, as `['a']` or `["a"] b`, is not exec form.
/// (BuildKit 0.12 ignored what follows the array; 0.32 does not.)
pub(super) fn exec<'l>(p: &mut Cursor<'l, '_>, strings: Strings) -> Option<Vec<&'l str>> {
    let rest = p.rest();
    if !rest.starts_with('[') || !json_value(rest, 0).is_ok_and(|(left, _)| left.is_empty()) {
        return None;
    }
    let end = p.pos() + rest.len();
    let mut elements = Vec::new();
    let node = p.start(EXEC_FORM);
    p.bump(L_BRACKET, 1);
    while p.pos() < end - 1 {
        p.eat(WHITESPACE, take_while(json_blanks));
        let start = p.pos();
        if !p.eat(COMMA, tag(",")) && start < end - 1 {
            element(p, end - 1, strings);
            elements.push(&p.line()[start..p.pos()]);
        }
    }
    p.bump(R_BRACKET, 1);
    p.finish(node);
    Some(elements)
}

/// A string, or a value that does not belong.
fn element(p: &mut Cursor<'_, '_>, end: usize, strings: Strings) {
    let rest = &p.line()[p.pos()..end];
    if let Ok((left, _)) = json_string().parse(rest) {
        string(p, rest.len() - left.len(), strings);
    } else if let Ok((left, _)) = json_value(rest, 0) {
        let node = p.start(ERROR);
        p.bump(TEXT, rest.len() - left.len());
        p.report(&node, "an exec form can hold only strings in double quotes");
        p.finish(node);
    }
}

/// A string of `len` bytes. One with JSON's escapes stays text: in it, a `$` may not be what it seems.
fn string(p: &mut Cursor<'_, '_>, len: usize, strings: Strings) {
    let text = &p.rest()[..len];
    let node = p.start(STRING);
    if strings == Strings::Expanded && text.contains('$') && !text.contains('\\') {
        let end = p.pos() + len;
        p.bump(TEXT, 1);
        variables(p, end - 1, p.escape());
        p.bump_to(TEXT, end);
    } else {
        p.bump(TEXT, len);
    }
    p.finish(node);
}

/// The rest of the line as the text of a shell, with the heredoc openers in it as nodes.
pub(super) fn shell(p: &mut Cursor<'_, '_>, openers: &[Opener]) {
    let start = p.pos();
    let end = start + p.rest().len();
    if start == end {
        return;
    }
    let node = p.start(SHELL_FORM);
    for opener in openers.iter().filter(|it| it.range.start >= start) {
        p.bump_to(TEXT, opener.range.start);
        super::heredoc::opener(p, opener);
    }
    p.bump_to(TEXT, end);
    p.finish(node);
}
