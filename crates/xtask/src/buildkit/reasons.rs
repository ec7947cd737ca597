//! Why findings differ: for each kind of difference the words of the page, and what tells it from others.

use dockerfmt::semantic::{Base, DefinitionKind};
use dockerfmt::syntax::SyntaxKind;
use dockerfmt::syntax::ast::Variable;

use super::Difference;

/// A kind of difference.
pub(super) struct Reason {
    /// Why it is there, and who is right.
    pub(super) text: &'static str,
    check: Option<&'static str>,
    is_ours: bool,
    is_there: fn(&Difference<'_>) -> Option<bool>,
}

impl Reason {
    pub(super) fn explains(&self, it: &Difference<'_>) -> bool {
        self.is_ours == it.is_ours
            && self.check.is_none_or(|check| check == it.check)
            && (self.is_there)(it) == Some(true)
    }
}

/// All kinds that are known.
pub(super) static REASONS: &[Reason] = &[
    Reason {
        text: "The record has only the gravest finding of a line: `InvalidDefaultArgInFrom` and `DuplicateStageName` hide \
               what else is wrong with a `FROM`. BuildKit reports all of it.",
        check: None,
        is_ours: true,
        is_there: |it| {
            let is_grave = |it: &&str| {
                matches!(*it, "DuplicateStageName" | "InvalidDefaultArgInFrom" | "ReservedStageName")
            };
            Some(it.theirs.iter().any(is_grave))
        },
    },
    Reason {
        text: "The instruction stands before the first `FROM`, where the record has nothing. BuildKit refuses such a file; \
               we lint it all the same.",
        check: None,
        is_ours: true,
        is_there: |it| Some(is_before_stages(it)),
    },
    Reason {
        text: "The record has secrets in an `ARG` before the first `FROM` too. BuildKit looks at those of stages.",
        check: Some("SecretsUsedInArgOrEnv"),
        is_ours: false,
        is_there: |it| Some(is_before_stages(it)),
    },
    Reason {
        text: "A `SHELL` stands above the command. BuildKit then asks for no JSON array; the record passes over `SHELL`.",
        check: Some("JSONArgsRecommended"),
        is_ours: false,
        is_there: |it| {
            let at = it.instruction?.range().start;
            let stages = it.model.stage_at(at).into_iter().flat_map(|stage| it.model.chain(stage));
            let mut instructions = stages.flat_map(|it| it.instructions());
            Some(instructions.any(|it| it.kind() == SyntaxKind::SHELL && it.range().end <= at))
        },
    },
    Reason {
        text: "The path has quotes around it. BuildKit takes them off before it looks whether the path is absolute; the \
               record has the quote for its first character.",
        check: Some("WorkdirRelativePath"),
        is_ours: false,
        is_there: |it| Some(it.instruction?.as_workdir()?.value()?.text().starts_with(['"', '\''])),
    },
    Reason {
        text: "An `ARG` of a stage that this one builds on declares the variable. BuildKit knows it then; the record does \
               not.",
        check: Some("UndefinedVar"),
        is_ours: false,
        is_there: |it| {
            let at = it.instruction?.range().start;
            let own = it.model.stage_at(at)?.range();
            let names = names(it)?;
            Some(names.iter().any(|name| {
                let mut definitions = it.model.definitions_at(at, name);
                definitions
                    .next()
                    .is_some_and(|it| it.kind() == DefinitionKind::Arg && it.range().start < own.start)
            }))
        },
    },
    Reason {
        text: "The `FROM` names a stage with a variable in it. BuildKit puts in the default and finds the stage, with all \
               that it defines; the record takes it for an image.",
        check: Some("UndefinedVar"),
        is_ours: false,
        is_there: |it| {
            let stage = it.model.stage_at(it.instruction?.range().start)?;
            Some(it.model.chain(stage).any(|it| it.is_expanded() && it.base_stage().is_some()))
        },
    },
    Reason {
        text: "The variable is `PATH`, which BuildKit sets for an empty image too.",
        check: Some("UndefinedVar"),
        is_ours: false,
        is_there: |it| Some(names(it)?.iter().all(|it| it == "PATH")),
    },
    Reason {
        text: "The base image may define the variable: it is one that this official image, or some official image, sets. A \
               build would know; the record takes every base image but a few for empty.",
        check: Some("UndefinedVar"),
        is_ours: false,
        is_there: |it| {
            let at = it.instruction?.range().start;
            let root = it.model.chain(it.model.stage_at(at)?).last()?;
            let is_image = matches!(root.base(), Base::Image(_) | Base::Unresolved);
            let names = names(it)?;
            Some(is_image && names.iter().any(|name| it.model.definitions_at(at, name).next().is_none()))
        },
    },
];

fn is_before_stages(it: &Difference<'_>) -> bool {
    it.instruction.is_some_and(|instruction| it.model.stage_at(instruction.range().start).is_none())
}

/// The names of the variables in the instruction.
fn names(it: &Difference<'_>) -> Option<Vec<String>> {
    let nodes = it.instruction?.node().descendants().filter_map(|it| it.into_node());
    let variables = nodes.filter_map(Variable::cast);
    Some(variables.filter_map(|it| Some(it.name()?.text().to_owned())).collect())
}
