//! What `COPY --from` and `RUN --mount=from=` take files from.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::{ImageReference, Instruction};

use crate::names::StageNames;

/// Where files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The stage of this index.
    Stage(usize),
    /// An image or a named build context.
    Image(ImageReference),
    /// A value with a variable, which BuildKit refuses, or none.
    Unresolved,
}

impl Source {
    /// What `value` means to an instruction of the stage `stage_idx`.
    pub(crate) fn new(value: &str, stage_idx: usize, names: &StageNames) -> Source {
        if value.is_empty() || value.contains('$') {
            return Source::Unresolved;
        }
        let numbered = || value.parse().ok().filter(|&it: &usize| it < stage_idx);
        match names.find(value, stage_idx).or_else(numbered) {
            Some(idx) => Source::Stage(idx),
            None => Source::Image(ImageReference::parse(value, 0)),
        }
    }
}

/// The values of `--from` and of `from=` in mounts of one instruction, ONBUILD's trigger included.
pub(crate) fn from_values(instruction: Instruction<'_>) -> Vec<String> {
    let instruction = instruction.as_onbuild().and_then(|it| it.trigger()).unwrap_or(instruction);
    match instruction.kind() {
        SyntaxKind::COPY => {
            instruction.flag("from").map(|it| it.value_text().into_owned()).into_iter().collect()
        }
        SyntaxKind::RUN => {
            let mounts = instruction.flags().filter(|it| it.name() == "mount");
            mounts.filter_map(|it| it.mount_value(&["from"])).map(|it| it.into_owned()).collect()
        }
        _ => Vec::new(),
    }
}
