//! `DF3001`: stages that nothing needs.

use dockerfmt_semantic::Stage;

use crate::stage_names::end_of_open;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages that are not the last one, that no other stage builds on, and that nothing is copied or mounted from.
    /// A stage with a name may be what `--target` asks for, so it is no more than a hint.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// The builder leaves such a stage out, and what stands in it is in no image.
    /// Older builders run it and throw the result away.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY app /app
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=build /app /app
    /// ```
    DF3001 {
        name: "unused-stage",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        skips_templates: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let Some((_, stages)) = ctx.stages().split_last() else { return };
    let end_of_open = end_of_open(ctx.model());
    for stage in stages.iter().filter(|it| !it.is_used()) {
        check_stage(ctx, stage, stage.idx() < end_of_open);
    }
}

fn check_stage(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, is_open: bool) -> Option<()> {
    let from = stage.from();
    match from.stage_name() {
        Some(name) if !is_open => {
            let message = format!("no stage uses `{}`", name.text());
            ctx.report(name.range(), message).help("leave it out unless `--target` asks for it").hint();
        }
        Some(_) => {}
        None => {
            ctx.report(from.image()?.range(), "no stage uses this one, and it has no name")
                .help("name it with `AS` and copy from it, or leave it out");
        }
    }
    Some(())
}
