//! `CMD` and `ENTRYPOINT`

use crate::cursor::Cursor;

use super::form::exec_or_shell;

/// `CMD ["program", "argument"]`, or a command for the shell; nothing at all is allowed
pub(super) fn cmd(p: &mut Cursor<'_, '_>) {
    exec_or_shell(p);
}
