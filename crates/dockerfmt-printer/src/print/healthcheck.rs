//! `HEALTHCHECK`

use dockerfmt_syntax::SyntaxKind;

use super::exec::exec;
use super::instruction::{Part, Printer};

/// Prints `NONE`, or `CMD` and the command; over several lines, `CMD` begins its own behind the options.
pub(super) fn healthcheck<'t>(
    printer: &mut Printer<'t>,
    arguments: &[Part<'t>],
    has_flags: bool,
) -> Option<()> {
    for part in arguments {
        match part.element.kind() {
            SyntaxKind::KEYWORD => {
                let starts_row = has_flags && printer.is_multi_line;
                if starts_row && !part.gap.is_break {
                    printer.start_part(&part.gap, true);
                    let text = printer.source(part.element.range()).to_ascii_uppercase();
                    printer.rows.push(&text);
                } else {
                    printer.keyword(part);
                }
            }
            SyntaxKind::EXEC_FORM => exec(printer, part, false)?,
            SyntaxKind::SHELL_FORM => crate::shell::shell(printer, part, false)?,
            _ => return None,
        }
    }
    Some(())
}
