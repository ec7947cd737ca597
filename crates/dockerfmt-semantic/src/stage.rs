//! Stages: a `FROM` and what follows up to the next.

use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{From, ImageReference, Instruction};

use crate::definition::Definition;
use crate::shell::Shell;

/// What a stage builds on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// An image from outside the file. Its ranges point into the `FROM` where no variable was expanded;
    /// else they count in the expanded text, see [`Stage::is_expanded`].
    Image(ImageReference),
    /// The earlier stage of this index.
    Stage(usize),
    /// Nothing.
    Scratch,
    /// An image whose name the file does not tell, or no image at all.
    Unresolved,
}

/// A `FROM` and what follows up to the next.
#[derive(Clone, Debug)]
pub struct Stage<'t> {
    pub(crate) idx: usize,
    pub(crate) from: From<'t>,
    pub(crate) name: Option<String>,
    pub(crate) base: Base,
    pub(crate) is_expanded: bool,
    pub(crate) range: TextRange,
    pub(crate) instructions: Vec<Instruction<'t>>,
    pub(crate) definitions: Vec<Definition<'t>>,
    /// The shells with the offset from which each is in force; the first from the start of the stage.
    pub(crate) shells: Vec<(u32, Shell)>,
    pub(crate) is_used: bool,
}

impl<'t> Stage<'t> {
    /// Its place among the stages, counted from 0 as `COPY --from=0` does.
    pub fn idx(&self) -> usize {
        self.idx
    }

    /// The `FROM`.
    pub fn from(&self) -> From<'t> {
        self.from
    }

    /// The name behind `AS`, as it is written.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether `name` means this stage. Letter case does not matter to BuildKit.
    pub fn is_called(&self, name: &str) -> bool {
        self.name().is_some_and(|it| it.eq_ignore_ascii_case(name))
    }

    /// What it builds on.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The index of the stage that it builds on, if it builds on one.
    pub fn base_stage(&self) -> Option<usize> {
        match self.base {
            Base::Stage(idx) => Some(idx),
            _ => None,
        }
    }

    /// Whether the image in the `FROM` has variables, so that [`Stage::base`] has no ranges of the source.
    pub fn is_expanded(&self) -> bool {
        self.is_expanded
    }

    /// From the `FROM` up to the next one or the end of the file.
    pub fn range(&self) -> TextRange {
        self.range
    }

    /// What follows the `FROM`.
    pub fn instructions(&self) -> &[Instruction<'t>] {
        &self.instructions
    }

    /// What its `ARG` and `ENV` instructions define, in the order of the text.
    pub fn definitions(&self) -> &[Definition<'t>] {
        &self.definitions
    }

    /// The shell in force at `offset`; behind the stage the one that it leaves to the stages built on it.
    pub fn shell_at(&self, offset: u32) -> &Shell {
        let after = self.shells.partition_point(|it| it.0 <= offset);
        &self.shells[after.max(1) - 1].1
    }

    /// Whether a later stage builds on it or copies from it.
    pub fn is_used(&self) -> bool {
        self.is_used
    }
}
