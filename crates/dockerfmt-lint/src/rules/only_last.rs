//! Instructions of which a stage can have only one: the check that several rules share.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Instruction;

use crate::deletion;
use crate::overridden::overridden;
use crate::{Applicability, Fix, RuleContext};

/// Reports every instruction of this kind that is not the first of its stage.
///
/// The fix deletes the one before it. For `CMD` and `ENTRYPOINT` this is safe: an `ENTRYPOINT` also drops an inherited
/// `CMD`, but so does the later one.
pub(super) fn report_overridden(ctx: &mut RuleContext<'_>, kind: SyntaxKind, applicability: Applicability) {
    let keyword = kind.keyword().unwrap_or_default();
    for (earlier, later) in overridden(ctx.instructions()).filter(|it| it.0.kind() == kind) {
        let line = ctx.line(earlier.range().start);
        let range = later.keyword().map_or(later.range(), |it| it.range());
        let message = format!("this `{keyword}` replaces the one of line {line}");
        let fix = deletion_of(ctx, earlier, applicability);
        ctx.report(range, message).help("keep only the last one of the stage").fix(fix);
    }
}

/// The fix that deletes an instruction; `None` where a comment would go with it.
pub(super) fn deletion_of(
    ctx: &RuleContext<'_>,
    instruction: Instruction<'_>,
    applicability: Applicability,
) -> Option<Fix> {
    let keyword = instruction.kind().keyword().unwrap_or_default();
    let line = ctx.line(instruction.range().start);
    let edit = deletion::lines(ctx.text(), instruction)?;
    Some(Fix::new(applicability, format!("delete the `{keyword}` of line {line}"), vec![edit]))
}
