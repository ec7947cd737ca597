//! `DL3063`: stage names that mean something else.

use crate::reserved_stage::{is_reserved, renamed};
use crate::stage_names::{name_range, stage_name};
use crate::stage_references::StageReferences;
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages that are called `scratch` or `context`.
    /// The strict preset also finds them in another letter case.
    ///
    /// ## Why it matters
    /// `FROM scratch` is the empty image and `context` the folder that is built.
    /// Whether such a name means them or the stage is hard to tell.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 AS context
    /// FROM debian:12
    /// COPY --from=context /srv /srv
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS sources
    /// FROM debian:12
    /// COPY --from=sources /srv /srv
    /// ```
    ///
    /// ## Fix
    /// The stage gets `-stage` behind its name, and so does every `--from` that means it.
    /// The fix is unsafe: whoever builds with `--target` must know the new name.
    DL3063 {
        name: "reserved-stage-name",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut references = None;
    for stage in ctx.stages() {
        let Some(name) = stage_name(ctx, stage) else { continue };
        if is_reserved(&name) || ctx.is_strict() && is_reserved(&name.to_ascii_lowercase()) {
            let references = references.get_or_insert_with(|| StageReferences::new(ctx));
            let fix = renamed(ctx, references, stage);
            ctx.report(name_range(stage), format!("the name `{name}` is reserved"))
                .help("give the stage another name")
                .fix(fix);
        }
    }
}
