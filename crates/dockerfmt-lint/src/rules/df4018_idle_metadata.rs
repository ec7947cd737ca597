//! `DF4018`: what a stage says of its containers, though it has none.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::SyntaxKind::{self, CMD, ENTRYPOINT, EXPOSE, HEALTHCHECK, ONBUILD, STOPSIGNAL, VOLUME};

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `CMD`, `ENTRYPOINT`, `EXPOSE`, `HEALTHCHECK`, `ONBUILD`, `STOPSIGNAL` and `VOLUME` in stages that files are copied
    /// from and that nothing builds on.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// They say how a container of the image runs, and what is built on it.
    /// Of such a stage there is no image, unless somebody builds it with `--target`, but only the files that are copied.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// CMD ["/app"]
    /// FROM debian:12
    /// COPY --from=build /app /app
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=build /app /app
    /// CMD ["/app"]
    /// ```
    DF4018 {
        name: "idle-metadata",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        skips_templates: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let stages = ctx.stages();
    let mut is_base = vec![false; stages.len()];
    for idx in stages.iter().filter_map(Stage::base_stage) {
        is_base[idx] = true;
    }
    let Some((_, stages)) = stages.split_last() else { return };
    for stage in stages.iter().filter(|it| it.is_used() && !is_base[it.idx()]) {
        check_stage(ctx, stage);
    }
}

fn check_stage(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    for instruction in stage.instructions().iter().filter(|it| is_metadata(it.kind())) {
        let keyword = instruction.kind().keyword().unwrap_or_default();
        let range = instruction.keyword().map_or(instruction.range(), |it| it.range());
        ctx.report(range, format!("this `{keyword}` is for containers, but the stage is only copied from"))
            .help("move it to the stage of the image, or leave it out");
    }
}

fn is_metadata(kind: SyntaxKind) -> bool {
    matches!(kind, CMD | ENTRYPOINT | EXPOSE | HEALTHCHECK | ONBUILD | STOPSIGNAL | VOLUME)
}
