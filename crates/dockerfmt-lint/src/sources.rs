//! Where instructions take files from: the values of `COPY --from` and of `from=` in the mounts of a `RUN`.

use dockerfmt_syntax::ast::{Instruction, Word};

/// The value of `--from`, if the instruction is a `COPY` that has it.
pub(crate) fn copied_from(instruction: Instruction<'_>) -> Option<Word<'_>> {
    instruction.as_copy()?.from()?.value()
}

/// The values of `from=` in mounts.
pub(crate) fn mounted_from(instruction: Instruction<'_>) -> impl Iterator<Item = Word<'_>> {
    let fields = instruction.flags().flat_map(|it| it.mount_fields());
    fields.filter(|it| it.key().eq_ignore_ascii_case("from")).filter_map(|it| it.value())
}

/// Both.
pub(crate) fn sources(instruction: Instruction<'_>) -> impl Iterator<Item = Word<'_>> {
    copied_from(instruction).into_iter().chain(mounted_from(instruction))
}
