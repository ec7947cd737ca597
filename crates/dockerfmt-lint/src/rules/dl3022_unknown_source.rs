//! `DL3022`: `COPY --from` of what is no stage.

use dockerfmt_semantic::Source;
use dockerfmt_syntax::ast::{self, ImageReference};

use crate::stage_names::{StagesSoFar, means, stage_name, written_source};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY --from` with a value that is neither a stage above it nor clearly an image.
    /// An image is clear by its tag, its digest, its registry or its `/`.
    ///
    /// ## Why it matters
    /// What is no stage is an image: a name that is misspelt makes the build pull something else from Docker Hub.
    /// Variables are not expanded there.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=biuld /app /app
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=build /app /app
    /// COPY --from=busybox:1.37 /bin/busybox /bin/
    /// ```
    DL3022 {
        name: "unknown-source",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut so_far = StagesSoFar::default();
    for instruction in ctx.instructions() {
        if instruction.as_from().is_some() {
            let stage = ctx.stage_at(instruction.range().start);
            so_far.push(stage.and_then(|it| stage_name(ctx, it)));
        } else if let Some(copy) = instruction.as_copy() {
            check_copy(ctx, copy, &so_far);
        }
    }
}

fn check_copy(ctx: &mut RuleContext<'_>, copy: ast::Copy<'_>, so_far: &StagesSoFar) -> Option<()> {
    let flag = copy.from()?;
    let written = written_source(copy).filter(|it| !so_far.accept(it))?;
    let value = if ctx.is_compat() { written } else { flag.value_text().into_owned() };
    if !ctx.is_compat() && is_known(ctx, copy, &value) {
        return None;
    }
    let range = flag.value().map_or(flag.range(), |it| it.range());
    let message = if value.contains('$') {
        format!("`{value}` is no stage, and variables are not expanded here")
    } else {
        format!("`{value}` is no stage above")
    };
    ctx.report(range, message).help("name a stage above, or an image with its tag");
    Some(())
}

/// Whether a build finds the stage, or nobody takes the value for one.
fn is_known(ctx: &RuleContext<'_>, copy: ast::Copy<'_>, value: &str) -> bool {
    let offset = copy.range().start;
    // The strict preset has the stage itself as a finding of DL3023.
    let is_own = ctx.is_strict() && ctx.stage_at(offset).is_some_and(|it| means(it, value));
    is_own
        || match ctx.model().source(value, offset) {
            Source::Stage(_) => true,
            Source::Image(it) => is_clear(&it),
            Source::Unresolved => value.is_empty(),
        }
}

fn is_clear(image: &ImageReference) -> bool {
    image.registry.is_some() || image.digest.is_some() || image.path.text.contains(['/', '.'])
}
