//! `ENV` and `LABEL`

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, *};
use crate::lex::is_blank;

use super::word::{quoted_word_len, value};

/// `ENV name=value…`, or `ENV name value` in the legacy form
///
/// The legacy form is meant where the first word has no `=`; then all behind the name is the value, blanks included.
pub(super) fn env(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    if p.at_end() {
        return p.missing(format!("`{}` needs `name=value`", kind.keyword().unwrap_or_default()));
    }
    let first = quoted_word_len(p.rest(), p.escape());
    if !p.rest()[..first].contains('=') {
        return legacy(p);
    }
    while !p.at_end() {
        pair(p);
        p.white_space();
    }
}

/// `name=value`, where quotes and escapes may stretch both over blanks
fn pair(p: &mut Cursor<'_, '_>) {
    let len = quoted_word_len(p.rest(), p.escape());
    let text = &p.rest()[..len];
    let end = p.pos() + len;
    let Some(key) = text.find('=') else {
        let node = p.start(ERROR);
        p.bump(TEXT, len);
        p.report(&node, format!("expected `name=value`, found `{text}`"));
        return p.finish(node);
    };
    let node = p.start(PAIR);
    if key == 0 {
        p.missing("the name before `=` is missing");
    } else {
        value(p, KEY, p.pos() + key);
    }
    p.bump(EQ, 1);
    if p.pos() < end {
        value(p, VALUE, end);
    }
    p.finish(node);
}

/// `name value`
fn legacy(p: &mut Cursor<'_, '_>) {
    let node = p.start(PAIR);
    let key = p.rest().find(is_blank).unwrap_or(p.rest().len());
    value(p, KEY, p.pos() + key);
    p.blanks();
    let end = p.pos() + p.rest().len();
    if p.pos() < end {
        value(p, VALUE, end);
    } else {
        p.missing("the value behind the name is missing");
    }
    p.finish(node);
}
