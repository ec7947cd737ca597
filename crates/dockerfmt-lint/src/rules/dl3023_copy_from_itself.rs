//! `DL3023`: stages that copy from themselves.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast;

use crate::stage_names::{means, stage_name, written_source};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY --from` with the name of its own stage.
    /// The strict preset also knows the stage by its number and in another letter case.
    ///
    /// ## Why it matters
    /// A stage is not there before it is built, so the build stops.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 AS app
    /// COPY --from=app /etc/os-release /etc/base-release
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS base
    /// FROM debian:12 AS app
    /// COPY --from=base /etc/os-release /etc/base-release
    /// ```
    DL3023 {
        name: "copy-from-itself",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let name = stage_name(ctx, stage);
    for copy in stage.instructions().iter().filter_map(|it| it.as_copy()) {
        check_copy(ctx, stage, name.as_deref(), copy);
    }
}

fn check_copy(
    ctx: &mut RuleContext<'_>,
    stage: &Stage<'_>,
    name: Option<&str>,
    copy: ast::Copy<'_>,
) -> Option<()> {
    let flag = copy.from()?;
    let value = if ctx.is_strict() { flag.value_text().into_owned() } else { written_source(copy)? };
    if name != Some(value.as_str()) && !(ctx.is_strict() && means(stage, &value)) {
        return None;
    }
    let range = flag.value().map_or(flag.range(), |it| it.range());
    ctx.report(range, format!("`{value}` is the stage that copies"))
        .help("copy from a stage above, or without `--from`");
    Some(())
}
