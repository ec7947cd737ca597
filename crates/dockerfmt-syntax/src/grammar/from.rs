//! `FROM`

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::satisfy;
use nom::combinator::all_consuming;

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::*;
use crate::lex::keyword;

use super::word::word;

/// `FROM [--platform=value] image [AS stage]`
pub(super) fn from(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("`FROM` needs an image");
    }
    word(p, IMAGE);
    p.blanks();
    if p.at_end() {
        return;
    }
    if !p.eat(KEYWORD, keyword("AS")) {
        return p.end("expected `AS` and a stage name behind the image");
    }
    p.blanks();
    if p.at_end() {
        return p.missing("`AS` needs a stage name");
    }
    stage_name(p);
}

/// A name that begins with a letter and has letters, digits, `-`, `_` and `.`
fn stage_name(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    let name = super::next_word(p);
    word(p, STAGE_NAME);
    if !is_stage_name(name) {
        p.sink.report(start, format!(
            "`{name}` is no stage name: it must begin with a letter and hold only letters, digits, `-`, `_` and `.`"
        ));
    }
}

fn is_stage_name(name: &str) -> bool {
    let first = satisfy(|c| c.is_ascii_alphabetic());
    let others = take_while(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    all_consuming((first, others)).parse(name).map_err(|_: nom::Err<()>| ()).is_ok()
}
