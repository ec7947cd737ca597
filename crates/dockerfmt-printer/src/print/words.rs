//! Words that blanks delimit, and the one value of `USER`, `WORKDIR` and the like.

use super::instruction::{Part, Printer};

/// Prints a word where the author put it: on the line, or on a new one.
pub(super) fn word<'t>(printer: &mut Printer<'t>, part: &Part<'t>, starts_row: bool) {
    printer.start_part(&part.gap, starts_row);
    let text = printer.source(part.element.range());
    printer.rows.push(&text);
}
