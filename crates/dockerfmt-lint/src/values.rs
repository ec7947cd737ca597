//! The values of an instruction that defines something: `ENV`, `ARG` and `LABEL`.

use dockerfmt_syntax::ast::{Instruction, Pair, Word};

/// The variables that the instruction defines; none for all but `ARG` and `ENV`.
pub(crate) fn variables(instruction: Instruction<'_>) -> impl Iterator<Item = Pair<'_>> {
    let args = instruction.as_arg().into_iter().flat_map(|it| it.pairs());
    args.chain(instruction.as_env().into_iter().flat_map(|it| it.pairs()))
}

/// The pairs of the instruction; none for all others.
pub(crate) fn pairs(instruction: Instruction<'_>) -> impl Iterator<Item = Pair<'_>> {
    variables(instruction).chain(instruction.as_label().into_iter().flat_map(|it| it.pairs()))
}

/// The values, without the names that have none.
pub(crate) fn values(instruction: Instruction<'_>) -> impl Iterator<Item = Word<'_>> {
    pairs(instruction).filter_map(|it| it.value())
}
