//! `ReservedStageName`: stage names that mean something else.

use crate::reserved_stage::{is_reserved, renamed};
use crate::stage_names::name_range;
use crate::stage_references::StageReferences;
use crate::{FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages that are called `scratch` or `context`, in any letter case.
    ///
    /// ## Why it matters
    /// The empty image is called `scratch`, and what is sent to the builder `context`.
    /// A stage of that name takes the place of the other.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 AS scratch
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS base
    /// ```
    ///
    /// ## Fix
    /// The stage gets `-stage` behind its name, and so does every word that means it.
    /// The fix is unsafe: whoever builds with `--target` must know the new name.
    ReservedStageName {
        name: "misleading-stage-name",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut references = None;
    for stage in ctx.stages() {
        let name = stage.name().filter(|it| is_reserved(&it.to_ascii_lowercase()));
        let Some(name) = name else { continue };
        let references = references.get_or_insert_with(|| StageReferences::new(ctx));
        let fix = renamed(ctx, references, stage);
        ctx.report(name_range(stage), format!("`{name}` means something else than a stage"))
            .help("give the stage another name")
            .fix(fix);
    }
}
