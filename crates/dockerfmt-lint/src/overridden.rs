//! Instructions of which a stage can have only one, and those that override them.
//!
//! Separate because hadolint reports the later of the two, BuildKit the earlier, and comments may stand above either.

use std::collections::HashMap;

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Instruction;

/// BuildKit's check for them: it reports the earlier one, for the sake of the later.
pub(crate) const OVERRIDDEN: &str = "MultipleInstructionsDisallowed";

/// Each `CMD`, `ENTRYPOINT` and `HEALTHCHECK` that another one of its stage follows, with the next of these.
pub(crate) fn overridden<'t>(
    instructions: &[Instruction<'t>],
) -> impl Iterator<Item = (Instruction<'t>, Instruction<'t>)> {
    let mut last: HashMap<SyntaxKind, Instruction<'t>> = HashMap::new();
    instructions.iter().filter_map(move |&it| match it.kind() {
        SyntaxKind::FROM => {
            last.clear();
            None
        }
        SyntaxKind::CMD | SyntaxKind::ENTRYPOINT | SyntaxKind::HEALTHCHECK => {
            last.insert(it.kind(), it).map(|earlier| (earlier, it))
        }
        _ => None,
    })
}
