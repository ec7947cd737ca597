//! Instructions of which a stage can have only one: the check that several rules share.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Instruction;

use crate::deletion;
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
            let fix = deletion::lines(ctx.text(), overridden).map(|it| {
                Fix::new(applicability, format!("delete the `{keyword}` of line {line}"), vec![it])
            });
            ctx.report(range, message).help("keep only the last one of the stage").fix(fix);
        }
        previous = Some(instruction);
    }
}
