//! Where stages are meant by their names, for rules that give them other names.

use std::collections::HashMap;

use dockerfmt_semantic::{Source, Stage};
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::RuleContext;
use crate::sources::sources;

/// The words that mean each stage by its name.
#[derive(Default)]
pub(crate) struct StageReferences<'t> {
    by_stage: HashMap<usize, Vec<Word<'t>>>,
}

impl<'t> StageReferences<'t> {
    /// Reads the images of `FROM`, the values of `--from`, and those of `from=` in mounts.
    pub(crate) fn new(ctx: &RuleContext<'t>) -> Self {
        let mut res = StageReferences::default();
        for stage in ctx.stages() {
            if let (Some(base), Some(image)) = (stage.base_stage(), stage.from().image()) {
                res.by_stage.entry(base).or_default().push(image.word());
            }
            let triggers = |it: &Instruction<'t>| it.as_onbuild().and_then(|it| it.trigger()).unwrap_or(*it);
            for value in stage.instructions().iter().map(triggers).flat_map(sources) {
                res.add_source(ctx, value);
            }
        }
        res
    }

    fn add_source(&mut self, ctx: &RuleContext<'t>, value: Word<'t>) {
        let text = value.unquoted();
        if let Source::Stage(idx) = ctx.model().source(&text, value.range().start)
            && ctx.stages()[idx].is_called(&text)
        {
            self.by_stage.entry(idx).or_default().push(value);
        }
    }

    /// The words that mean `stage`, in the order of the text.
    pub(crate) fn of(&self, stage: &Stage<'_>) -> &[Word<'t>] {
        self.by_stage.get(&stage.idx()).map_or(&[], |it| it)
    }
}
