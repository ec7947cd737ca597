//! Stage names that mean something else, and another name for them: hadolint and BuildKit both look for these.

use dockerfmt_semantic::{Source, Stage};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Word;

use crate::stage_references::StageReferences;
use crate::{Applicability, Fix, RuleContext};

const ENDING: &str = "-stage";

/// Whether `FROM`, `COPY --from` or a build context has a meaning of its own for the name.
pub(crate) fn is_reserved(name: &str) -> bool {
    matches!(name, "scratch" | "context")
}

/// The fix that gives the stage another name; `None` where other stages build on it, or where words cannot be edited.
pub(crate) fn renamed(
    ctx: &RuleContext<'_>,
    references: &StageReferences<'_>,
    stage: &Stage<'_>,
) -> Option<Fix> {
    let name = stage.from().stage_name()?;
    let new_name = format!("{}{ENDING}", name.text());
    let uses = references.of(stage);
    let is_base = uses
        .iter()
        .any(|it| ctx.stage_at(it.range().start).is_some_and(|it| it.base_stage() == Some(stage.idx())));
    if is_base || is_taken(ctx, &new_name) {
        return None;
    }
    let edits = std::iter::once(&name).chain(uses).map(|it| append(*it)).collect::<Option<_>>()?;
    Some(Fix::new(Applicability::Unsafe, format!("call the stage `{new_name}`"), edits))
}

/// Whether a stage has the name already.
fn is_taken(ctx: &RuleContext<'_>, name: &str) -> bool {
    let Some(last) = ctx.stages().last() else { return false };
    last.is_called(name) || matches!(ctx.model().source(name, last.range().start), Source::Stage(_))
}

/// Adds the ending to a name; `None` where quotes or continuations are in it.
fn append(name: Word<'_>) -> Option<TextEdit> {
    let is_plain = name.node().text().bytes().all(|it| it.is_ascii_alphabetic());
    is_plain.then(|| TextEdit::insert(name.range().end, ENDING))
}
