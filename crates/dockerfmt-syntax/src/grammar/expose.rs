//! `EXPOSE`

use crate::cursor::Cursor;

use super::word::words;

/// `EXPOSE port[-port][/protocol]…`
pub(super) fn expose(p: &mut Cursor<'_, '_>) {
    if words(p) == 0 {
        p.missing("`EXPOSE` needs a port");
    }
}
