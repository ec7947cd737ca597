//! `USER`, `WORKDIR`, `STOPSIGNAL` and `MAINTAINER`: the instructions with one value

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::*;

use super::word::value;

/// `USER value`: all up to the end of the line, inner blanks included
pub(super) fn user(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("expected a value");
    }
    value(p, WORD, p.pos() + p.rest().trim_end().len());
}
