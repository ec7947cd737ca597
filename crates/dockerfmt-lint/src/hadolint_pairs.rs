//! The names and values of `ENV`, `LABEL` and `ARG` as hadolint cuts them.
//!
//! To hadolint a continuation directly behind a word is a part of it, so that `A=1\⏎  B=2` defines one variable.

use dockerfmt_syntax::ast::{Arg, Instruction};

use crate::compat;

/// The keys and values of an `ENV` or `LABEL`; `None` where hadolint cannot read it.
pub(crate) fn pairs(instruction: Instruction<'_>) -> Option<Vec<(String, String)>> {
    let pairs = compat::pairs(arguments(instruction)?, instruction.node().tree().escape());
    Some(pairs.into_iter().map(|it| (it.key, it.value)).collect())
}

/// The only name of an `ARG`; `None` where hadolint cannot read it.
pub(crate) fn arg_name(arg: Arg<'_>) -> Option<String> {
    compat::arg_name(arg)
}

/// All behind the keyword.
fn arguments(instruction: Instruction<'_>) -> Option<&str> {
    let start = instruction.keyword()?.range().end - instruction.range().start;
    instruction.node().text().get(start as usize..)
}
