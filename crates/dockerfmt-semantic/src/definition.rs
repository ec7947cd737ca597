//! Variables: what `ARG` and `ENV` define, and where.

use std::borrow::Cow;

use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{Instruction, Pair, Word};

/// Which instruction defines a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionKind {
    /// `ARG`: known while building; a build argument may replace its default.
    Arg,
    /// `ENV`: known while building and in the container.
    Env,
}

/// One name that an `ARG` or `ENV` defines.
#[derive(Clone, Copy, Debug)]
pub struct Definition<'t> {
    kind: DefinitionKind,
    pair: Pair<'t>,
}

impl<'t> Definition<'t> {
    /// What `instruction` defines; nothing unless it is an `ARG` or `ENV`.
    pub fn all(instruction: Instruction<'t>) -> impl Iterator<Item = Definition<'t>> {
        let args = instruction.as_arg().into_iter().flat_map(|it| it.pairs());
        let envs = instruction.as_env().into_iter().flat_map(|it| it.pairs());
        let of_kind = |kind| move |pair| Definition { kind, pair };
        args.map(of_kind(DefinitionKind::Arg)).chain(envs.map(of_kind(DefinitionKind::Env)))
    }

    /// Which instruction it is.
    pub fn kind(self) -> DefinitionKind {
        self.kind
    }

    /// The name, without quotes; empty where it is missing.
    pub fn name(self) -> Cow<'t, str> {
        self.pair.key().map_or(Cow::Borrowed(""), |it| it.unquoted())
    }

    /// The value or default as it is written; `None` for an `ARG` without one.
    pub fn value(self) -> Option<Word<'t>> {
        self.pair.value()
    }

    /// The whole `NAME=value`.
    pub fn range(self) -> TextRange {
        self.pair.range()
    }
}
