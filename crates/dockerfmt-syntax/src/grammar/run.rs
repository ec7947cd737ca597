//! `RUN`

use crate::cursor::Cursor;
use crate::heredoc;

use super::form::{Strings, exec, shell};
use super::heredoc::bodies;

/// `RUN [--mount=…] ["program", "argument"]`, or a command for the shell, with heredocs
pub(super) fn run(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("`RUN` needs a command");
    }
    if exec(p, Strings::Literal).is_none() {
        let openers = heredoc::openers(p.line());
        shell(p, &openers);
        bodies(p, &openers);
    }
}
