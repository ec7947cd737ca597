//! `FROM`

use dockerfmt_syntax::SyntaxKind;

use super::instruction::{Part, Printer};
use super::words::word;

/// Prints the image and `AS stage`.
pub(super) fn from<'t>(printer: &mut Printer<'t>, arguments: &[Part<'t>]) {
    for part in arguments {
        match part.element.kind() {
            SyntaxKind::KEYWORD => printer.keyword(part),
            _ => word(printer, part, false),
        }
    }
}
