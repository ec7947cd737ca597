//! Exec form and shell form.

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::char;

use crate::cursor::Cursor;
use crate::heredoc::Opener;
use crate::kind::SyntaxKind::*;
use crate::lex::{json_blanks, json_string, json_value};

/// Exec form where BuildKit sees one, else shell form.
pub(super) fn exec_or_shell(p: &mut Cursor<'_, '_>) {
    if !exec(p) {
        shell(p, &[]);
    }
}

/// `["program", "argument"]`; says whether it was one.
///
/// The whole rest of the line must be a JSON array; anything else, as `['a']` or `["a"] b`, is not exec form.
/// (BuildKit 0.12 ignored what follows the array; 0.32 does not.)
pub(super) fn exec(p: &mut Cursor<'_, '_>) -> bool {
    let rest = p.rest().trim_end();
    if !rest.starts_with('[') || !json_value(rest, 0).is_ok_and(|(left, _)| left.is_empty()) {
        return false;
    }
    let end = p.pos() + rest.len();
    let node = p.start(EXEC_FORM);
    p.bump(L_BRACKET, 1);
    while p.pos() < end - 1 {
        p.eat(WHITESPACE, take_while(json_blanks));
        if !p.eat(COMMA, nom::combinator::recognize(char(','))) {
            element(p, end - 1);
        }
    }
    p.bump(R_BRACKET, 1);
    p.finish(node);
    true
}

/// A string, or a value that does not belong.
fn element(p: &mut Cursor<'_, '_>, end: usize) {
    let rest = &p.line()[p.pos()..end];
    if let Ok((left, _)) = json_string().parse(rest) {
        let node = p.start(STRING);
        p.bump(TEXT, rest.len() - left.len());
        p.finish(node);
    } else if let Ok((left, _)) = json_value(rest, 0) {
        let node = p.start(ERROR);
        p.bump(TEXT, rest.len() - left.len());
        p.report(&node, "an exec form can hold only strings in double quotes");
        p.finish(node);
    }
}

/// The rest of the line as the text of a shell, with the heredoc openers in it as nodes.
pub(super) fn shell(p: &mut Cursor<'_, '_>, openers: &[Opener]) {
    let start = p.pos();
    let end = start + p.rest().trim_end().len();
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
