//! `DF3004`: stages that are used before they are there.

use dockerfmt_semantic::{Base, Source, Stage};
use dockerfmt_syntax::ast::{ImageReference, Instruction, Word};

use crate::sources::mounted_from;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `FROM` and mounts of a `RUN` with the name of the stage itself or of a later one.
    /// The same in `COPY --from` is reported by DL3022 and DL3023.
    ///
    /// ## Why it matters
    /// A stage can use only those above it.
    /// In a mount the build stops, and in a `FROM` the name is that of an image on Docker Hub, which nobody meant.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM builder
    /// RUN make install
    /// FROM debian:12 AS builder
    /// RUN make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS builder
    /// RUN make
    /// FROM builder
    /// RUN make install
    /// ```
    DF3004 {
        name: "later-stage",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let last_of = LastStages::new(ctx.stages());
    for stage in ctx.stages() {
        check_base(ctx, stage, &last_of);
        for &instruction in stage.instructions() {
            check_mounts(ctx, stage, instruction, &last_of);
        }
    }
}

/// The last stage of each name, in lower case.
struct LastStages(std::collections::HashMap<String, usize>);

impl LastStages {
    fn new(stages: &[Stage<'_>]) -> Self {
        LastStages(stages.iter().filter_map(|it| Some((it.name()?.to_ascii_lowercase(), it.idx()))).collect())
    }

    /// The stage of this name that is `from_idx` or a later one.
    fn find(&self, name: &str, from_idx: usize) -> Option<usize> {
        self.0.get(&name.to_ascii_lowercase()).copied().filter(|it| *it >= from_idx)
    }
}

/// An image that has the name of its own stage, as in `FROM debian AS debian`, is meant as an image.
fn check_base(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, last_of: &LastStages) -> Option<()> {
    let Base::Image(image) = stage.base() else { return None };
    let word = stage.from().image()?.word();
    let idx = bare_name(image).and_then(|it| last_of.find(it, stage.idx() + 1))?;
    report(ctx, word, idx);
    Some(())
}

fn check_mounts(
    ctx: &mut RuleContext<'_>,
    stage: &Stage<'_>,
    instruction: Instruction<'_>,
    last_of: &LastStages,
) {
    for word in mounted_from(instruction) {
        let Source::Image(image) = ctx.model().source(&word.unquoted(), word.range().start) else { continue };
        if let Some(idx) = bare_name(&image).and_then(|it| last_of.find(it, stage.idx())) {
            report(ctx, word, idx);
        }
    }
}

/// The name of an image that has nothing else: no registry, tag or digest.
fn bare_name(image: &ImageReference) -> Option<&str> {
    let is_bare = image.registry.is_none() && image.tag.is_none() && image.digest.is_none();
    is_bare.then_some(image.path.text.as_str())
}

fn report(ctx: &mut RuleContext<'_>, word: Word<'_>, idx: usize) {
    let from = ctx.stages()[idx].from();
    let line = ctx.line(from.range().start);
    ctx.report(word.range(), format!("the stage `{}` begins only in line {line}", word.text()))
        .help("move that stage up");
}
