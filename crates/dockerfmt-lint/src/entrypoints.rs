//! The `ENTRYPOINT` that a `CMD` is given to.
//!
//! Separate because several rules ask for it at every `CMD`, and stages may build on each other without end.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Entrypoint, Instruction};

use crate::RuleContext;

/// For each stage the `ENTRYPOINT` in force at its end, its own or an inherited one.
pub(crate) struct Entrypoints<'t>(Vec<Option<Entrypoint<'t>>>);

impl<'t> Entrypoints<'t> {
    /// Reads the stages in their order.
    pub(crate) fn new(stages: &[Stage<'t>]) -> Self {
        let mut res: Vec<Option<Entrypoint<'t>>> = Vec::with_capacity(stages.len());
        for stage in stages {
            let own = stage.instructions().iter().rev().find_map(|it: &Instruction<'t>| it.as_entrypoint());
            let inherited = stage.base_stage().and_then(|it| res.get(it).copied().flatten());
            res.push(own.or(inherited));
        }
        Entrypoints(res)
    }

    /// That of the stage.
    pub(crate) fn of(&self, stage: &Stage<'_>) -> Option<Entrypoint<'t>> {
        self.0.get(stage.idx()).copied().flatten()
    }
}

/// Calls `check` for every instruction.
pub(crate) fn check_each(
    ctx: &mut RuleContext<'_>,
    check: fn(&mut RuleContext<'_>, Instruction<'_>, &Entrypoints<'_>) -> Option<()>,
) {
    let entrypoints = Entrypoints::new(ctx.stages());
    for &instruction in ctx.instructions() {
        check(ctx, instruction, &entrypoints);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt_semantic::Model;

    #[test]
    fn the_last_one_counts_and_is_inherited() {
        let parse = dockerfmt_syntax::parse(
            "FROM a AS b\nENTRYPOINT x\nENTRYPOINT y\nFROM b\nCMD z\nFROM b\nENTRYPOINT w\nFROM a\n",
        );
        let model = Model::new(&parse);
        let entrypoints = Entrypoints::new(model.stages());
        let text = |it: &Stage<'_>| entrypoints.of(it).map(|it| it.node().text().to_owned());
        let all: Vec<_> = model.stages().iter().map(text).collect();
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(all, [some("ENTRYPOINT y"), some("ENTRYPOINT y"), some("ENTRYPOINT w"), None]);
    }
}
