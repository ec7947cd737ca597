//! `SHELL`

use crate::cursor::Cursor;

use super::form::{Strings, exec, shell as shell_form};

/// `SHELL ["program", "argument"]`
pub(super) fn shell(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    let elements = exec(p, Strings::Literal).unwrap_or_else(|| {
        shell_form(p, &[]);
        Vec::new()
    });
    if elements.is_empty() {
        p.sink.report(start, "`SHELL` needs a JSON array of strings");
    }
}
