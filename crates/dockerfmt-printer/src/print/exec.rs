//! Exec form.

use dockerfmt_syntax::{Node, SyntaxKind, TextRange};

use crate::gap::Gap;
use crate::rows::Indent;

use super::instruction::{Part, Printer};

/// Prints `["a", "b"]`; where the author broke it, one element on a line and the brackets at the ends.
///
/// `None` where comments stand before the `[`, which then cannot end the keyword's line.
pub(super) fn exec<'t>(printer: &mut Printer<'t>, part: &Part<'t>, starts_row: bool) -> Option<()> {
    let elements = elements(printer, part.element.into_node()?);
    if elements.iter().any(|it| it.gap.is_break) {
        return broken(printer, part, &elements, starts_row);
    }
    printer.start_part(&part.gap, starts_row);
    let strings = elements.iter().filter(|it| it.element.kind() == SyntaxKind::STRING);
    let strings: Vec<_> = strings.map(|it| printer.source(it.element.range())).collect();
    printer.rows.push(&format!("[{}]", strings.join(", ")));
    Some(())
}

fn broken<'t>(
    printer: &mut Printer<'t>,
    part: &Part<'t>,
    elements: &[Part<'t>],
    starts_row: bool,
) -> Option<()> {
    if !part.gap.items.is_empty() {
        return None;
    }
    printer.start_part(&Gap::default(), starts_row);
    printer.rows.push("[");
    let level = printer.rows.level();
    for (i, it) in elements.iter().enumerate() {
        let is_closing = i + 1 == elements.len();
        printer.rows.new_row(Indent::Level(if is_closing { level } else { level + 1 }), it.gap.clone());
        let text = printer.source(it.element.range());
        printer.rows.push(&text);
        if i + 2 < elements.len() {
            printer.rows.push_glued(",");
        }
    }
    Some(())
}

/// The strings and the closing bracket, each with what stands between it and the one before, a comma aside.
fn elements<'t>(printer: &Printer<'t>, node: Node<'t>) -> Vec<Part<'t>> {
    let mut end = node.range().start;
    let mut res = Vec::new();
    for element in
        node.children().filter(|it| matches!(it.kind(), SyntaxKind::STRING | SyntaxKind::R_BRACKET))
    {
        let gap = printer.gaps.between(TextRange::new(end, element.range().start));
        end = element.range().end;
        res.push(Part { element, gap });
    }
    res
}
