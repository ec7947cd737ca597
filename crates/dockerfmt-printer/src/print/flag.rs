//! Flags: never reordered, re-quoted, merged or split.

use dockerfmt_syntax::SyntaxKind;

use super::instruction::{Part, Printer};

/// Whether the part is a flag, or the `--` that ends them.
pub(super) fn is_flag(part: &Part<'_>) -> bool {
    matches!(part.element.kind(), SyntaxKind::FLAG | SyntaxKind::DASHES)
}

/// Whether each flag has a row of its own, and so has what follows them.
pub(super) fn has_rows(printer: &Printer<'_>, flags: &[Part<'_>]) -> bool {
    printer.is_multi_line && flags.len() >= 2
}

/// Prints the flags: in an instruction over several lines, two or more of them on a line each.
pub(super) fn flags<'t>(printer: &mut Printer<'t>, flags: &[Part<'t>]) {
    let has_rows = has_rows(printer, flags);
    for (i, part) in flags.iter().enumerate() {
        printer.start_part(&part.gap, has_rows && i > 0);
        let text = printer.source(part.element.range());
        printer.rows.push(&text);
    }
}
