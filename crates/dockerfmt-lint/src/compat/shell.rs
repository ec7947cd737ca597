//! The command of `CMD`, `ENTRYPOINT`, `SHELL`, `RUN` and `HEALTHCHECK CMD`.
//!
//! Separate because five instructions share it. No command is wrong by itself: what is not an exec form is shell
//! text, with or without a heredoc. Only the end of it can be.

use super::exec;
use super::heredoc;
use super::layout::{continuation, end_of_instruction};
use super::reader::{Parsed, Reader};
use super::word;

/// An exec form, a line with a heredoc in it, or any line.
pub(super) fn command(r: &mut Reader<'_>) -> Parsed {
    let no_exec = match r.attempt(|r| exec::list(r, |r| word::quoted(r, '"'))) {
        Ok(_) => return end_of_instruction(r),
        Err(it) => it,
    };
    let no_heredoc = match r.attempt(with_heredoc) {
        Ok(()) => return end_of_instruction(r),
        Err(it) => it,
    };
    word::line(r, "the command is missing").map(drop).map_err(|it| it.or(no_exec).or(no_heredoc))
}

/// Text up to the first `<<` of the logical line, which must open a heredoc, and that heredoc.
fn with_heredoc(r: &mut Reader<'_>) -> Parsed {
    let start = r.offset();
    let escape = r.escape();
    while !r.at("<<") {
        if r.at_line_end() {
            return r.fail(if r.offset() == start { "the command is missing" } else { "no heredoc" });
        }
        let plain = continuation(r).is_ok() || r.eat_while(|it| it != '<' && it != '\n' && it != escape);
        if !plain {
            r.next();
        }
    }
    let name = heredoc::opener(r)?;
    heredoc::body(r, name)
}
