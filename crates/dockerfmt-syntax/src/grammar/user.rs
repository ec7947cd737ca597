//! `USER`, `WORKDIR`, `STOPSIGNAL` and `MAINTAINER`: the instructions with one value

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, WORD};

use super::word::value;

/// `USER value`: all up to the end of the line, inner blanks included
pub(super) fn user(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    if p.at_end() {
        return p.missing(format!("`{}` needs a value", kind.keyword().unwrap_or_default()));
    }
    value(p, WORD, p.pos() + p.rest().len());
}
