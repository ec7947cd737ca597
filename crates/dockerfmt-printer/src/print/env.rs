//! `ENV`, `LABEL` and `ARG`

use dockerfmt_syntax::{Node, SyntaxKind};

use super::instruction::{Part, Printer};
use super::words::word;

/// Prints the pairs: on one line, or over several lines one on each; the first stays on the keyword's line.
pub(super) fn env<'t>(printer: &mut Printer<'t>, pairs: &[Part<'t>]) -> Option<()> {
    let is_broken = pairs.iter().skip(1).any(|it| it.gap.is_break);
    for (i, part) in pairs.iter().enumerate() {
        let node = part.element.into_node()?;
        let is_legacy = node.token(SyntaxKind::EQ).is_none() && node.child(SyntaxKind::VALUE).is_some();
        if is_legacy {
            printer.start_part(&part.gap, false);
            legacy(printer, node);
        } else {
            word(printer, part, is_broken && i > 0);
        }
    }
    Some(())
}

/// Prints `name value`: all of the value is content, its blanks and continuation lines included.
fn legacy<'t>(printer: &mut Printer<'t>, node: Node<'t>) {
    for part in printer.parts(node) {
        word(printer, &part, false);
    }
}
