//! `VOLUME`

use crate::cursor::Cursor;

use super::form::exec;
use super::word::words;

/// `VOLUME path…`, as words or as a JSON array
pub(super) fn volume(p: &mut Cursor<'_, '_>) {
    if !exec(p) && words(p) == 0 {
        p.missing("`VOLUME` needs a path");
    }
}
