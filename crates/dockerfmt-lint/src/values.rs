//! The values of an instruction that defines something: `ENV`, `ARG` and `LABEL`.

use dockerfmt_syntax::ast::{Instruction, Pair, Word};

/// The pairs of the instruction; none for all others.
pub(crate) fn pairs(instruction: Instruction<'_>) -> impl Iterator<Item = Pair<'_>> {
    let args = instruction.as_arg().into_iter().flat_map(|it| it.pairs());
    let envs = instruction.as_env().into_iter().flat_map(|it| it.pairs());
    let labels = instruction.as_label().into_iter().flat_map(|it| it.pairs());
    args.chain(envs).chain(labels)
}

/// The values, without the names that have none.
pub(crate) fn values(instruction: Instruction<'_>) -> impl Iterator<Item = Word<'_>> {
    pairs(instruction).filter_map(|it| it.value())
}
