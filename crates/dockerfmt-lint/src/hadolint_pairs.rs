//! The names and values of `ENV` and `LABEL` as hadolint cuts them.
//!
//! To hadolint a continuation directly behind a word is a part of it, so that `A=1\⏎  B=2` defines one variable.

use dockerfmt_syntax::ast::Instruction;

use crate::compat;

/// The keys and values of an `ENV` or `LABEL`; `None` where hadolint cannot read it.
pub(crate) fn pairs(instruction: Instruction<'_>) -> Option<Vec<(String, String)>> {
    let pairs = compat::pairs(arguments(instruction)?, instruction.node().tree().escape());
    pairs.is_whole.then(|| pairs.found.into_iter().map(|it| (it.key, it.value)).collect())
}

/// All behind the keyword.
fn arguments(instruction: Instruction<'_>) -> Option<&str> {
    let start = instruction.keyword()?.range().end - instruction.range().start;
    instruction.node().text().get(start as usize..)
}
