//! `DL3063`: stage names that mean something else.

use dockerfmt_semantic::{Source, Stage};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Word;

use crate::sources::sources;
use crate::stage_names::{name_range, stage_name};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

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
        buildkit: Some("ReservedStageName"),
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(name) = stage_name(ctx, stage) else { return };
    let is_reserved = |it: &str| matches!(it, "scratch" | "context");
    if is_reserved(&name) || ctx.is_strict() && is_reserved(&name.to_ascii_lowercase()) {
        let fix = fix(ctx, stage);
        ctx.report(name_range(stage), format!("the name `{name}` is reserved"))
            .help("give the stage another name")
            .fix(fix);
    }
}

const ENDING: &str = "-stage";

fn fix(ctx: &RuleContext<'_>, stage: &Stage<'_>) -> Option<Fix> {
    let name = stage.from().stage_name()?;
    let new_name = format!("{}{ENDING}", name.text());
    let is_base = ctx.stages().iter().any(|it| it.base_stage() == Some(stage.idx()));
    if is_base || ctx.stages().iter().any(|it| it.is_called(&new_name)) {
        return None;
    }
    let later = ctx.stages()[stage.idx() + 1..].iter().flat_map(|it| it.instructions());
    let uses = later.flat_map(|&it| sources(it)).filter(|it| means(ctx, *it, stage));
    let edits = std::iter::once(name).chain(uses).map(append).collect::<Option<_>>()?;
    Some(Fix::new(Applicability::Unsafe, format!("call the stage `{new_name}`"), edits))
}

/// Whether `value` is the name of `stage`, and not its number.
fn means(ctx: &RuleContext<'_>, value: Word<'_>, stage: &Stage<'_>) -> bool {
    let text = value.unquoted();
    stage.is_called(&text) && ctx.model().source(&text, value.range().start) == Source::Stage(stage.idx())
}

/// Adds the ending to a name; `None` where quotes or continuations are in it.
fn append(name: Word<'_>) -> Option<TextEdit> {
    let is_plain = name.node().text().bytes().all(|it| it.is_ascii_alphabetic());
    is_plain.then(|| TextEdit::insert(name.range().end, ENDING))
}
