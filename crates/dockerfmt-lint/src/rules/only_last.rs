//! Instructions of which a stage can have only one: the check that several rules share.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange};

use crate::{Applicability, Fix, RuleContext};

/// Reports every instruction of this kind that is not the first of its stage.
///
/// The fix deletes the one before it. For `CMD` and `ENTRYPOINT` this is safe: an `ENTRYPOINT` also drops an inherited
/// `CMD`, but so does the later one.
pub(super) fn report_overridden(ctx: &mut RuleContext<'_>, kind: SyntaxKind, applicability: Applicability) {
    let keyword = kind.keyword().unwrap_or_default();
    let mut previous: Option<Instruction<'_>> = None;
    for &instruction in ctx.instructions() {
        if instruction.kind() == SyntaxKind::FROM {
            previous = None;
        }
        if instruction.kind() != kind {
            continue;
        }
        if let Some(overridden) = previous {
            let line = ctx.line(overridden.range().start);
            let range = instruction.keyword().map_or(instruction.range(), |it| it.range());
            let message = format!("this `{keyword}` replaces the one of line {line}");
            let fix = deletion(ctx.text(), overridden).map(|it| {
                Fix::new(applicability, format!("delete the `{keyword}` of line {line}"), vec![it])
            });
            ctx.report(range, message).help("keep only the last one of the stage").fix(fix);
        }
        previous = Some(instruction);
    }
}

/// Deletes the lines of an instruction; `None` where a comment would go with them.
fn deletion(text: &str, instruction: Instruction<'_>) -> Option<TextEdit> {
    let range = instruction.range();
    let has_comment = instruction.node().tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    let before = &text[..range.start as usize];
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let after = &text[range.end as usize..];
    // Behind a continuation at the end of the file the line end is inside the instruction.
    let is_line_over = text[range].ends_with('\n');
    let line_end = if is_line_over { 0 } else { after.find('\n').map_or(after.len(), |it| it + 1) };
    let lines = TextRange::new(range.start - indent as u32, range.end + line_end as u32);
    (!has_comment).then(|| TextEdit::delete(lines))
}
