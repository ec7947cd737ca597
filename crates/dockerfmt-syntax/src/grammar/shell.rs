//! `SHELL`

use crate::cursor::Cursor;

use super::form::{exec, shell as shell_form};

/// `SHELL ["program", "argument"]`
pub(super) fn shell(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    if !exec(p) {
        shell_form(p, &[]);
        p.sink.report(start, "`SHELL` needs a JSON array of strings");
    }
}
