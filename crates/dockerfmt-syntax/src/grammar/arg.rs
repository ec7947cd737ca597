//! `ARG`

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::*;

use super::word::{quoted_word_len, value};

/// `ARG name[=default]…`
pub(super) fn arg(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("`ARG` needs a name");
    }
    while !p.at_end() {
        let len = quoted_word_len(p.rest(), p.escape());
        let end = p.pos() + len;
        let key = p.rest()[..len].find('=').unwrap_or(len);
        let node = p.start(PAIR);
        if key == 0 {
            p.missing("the name before `=` is missing");
        } else {
            value(p, KEY, p.pos() + key);
        }
        if p.pos() < end {
            p.bump(EQ, 1);
        }
        if p.pos() < end {
            value(p, VALUE, end);
        }
        p.finish(node);
        p.white_space();
    }
}
