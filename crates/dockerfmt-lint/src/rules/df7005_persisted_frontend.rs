//! `DF7005`: `DEBIAN_FRONTEND` in the environment of the image.

use dockerfmt_semantic::{Definition, DefinitionKind, Stage};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Env;

use crate::final_stages::reach_an_image;
use crate::path::is_plain;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ENV DEBIAN_FRONTEND=noninteractive` in stages that become an image.
    /// Where a later `ENV` of the stage gives the variable another value, nothing is reported.
    ///
    /// ## Why it matters
    /// The variable is set in every container, also for those who work in one and would like to be asked.
    /// An `ARG` does the same for the build, and is gone behind it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV DEBIAN_FRONTEND=noninteractive
    /// RUN apt-get update && apt-get install -y tzdata
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ARG DEBIAN_FRONTEND=noninteractive
    /// RUN apt-get update && apt-get install -y tzdata
    /// ```
    ///
    /// ## Fix
    /// The `ENV` becomes an `ARG` where it sets nothing else.
    /// The fix is unsafe: stages and images that build on this one no longer have the variable.
    DF7005 {
        name: "persisted-frontend",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

const NAME: &str = "DEBIAN_FRONTEND";

fn check(ctx: &mut RuleContext<'_>) {
    if !ctx.text().contains(NAME) {
        return;
    }
    let reach_an_image = reach_an_image(ctx.model());
    for stage in ctx.stages().iter().filter(|it| reach_an_image[it.idx()]) {
        check_stage(ctx, stage);
    }
}

fn check_stage(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) -> Option<()> {
    let is_it = |it: &&Definition<'_>| it.kind() == DefinitionKind::Env && it.name() == NAME;
    let definition = stage.definitions().iter().rev().find(is_it)?;
    let is_quiet = |it: &str| it.eq_ignore_ascii_case("noninteractive");
    definition.value().filter(|it| is_quiet(&it.unquoted()))?;
    let env =
        stage.instructions().iter().find(|it| it.range().contains(definition.range().start))?.as_env()?;
    ctx.report(definition.range(), format!("`{NAME}` is still set in the container"))
        .help("use `ARG`, which is in force while the image is built")
        .fix(fix(env));
    Some(())
}

/// Makes an `ARG` of an `ENV` with one variable.
fn fix(env: Env<'_>) -> Option<Fix> {
    let mut pairs = env.pairs();
    let value = pairs.next().filter(|_| pairs.next().is_none())?.value()?.text();
    let range = env.range();
    let is_one_line = !env.node().text().contains('\n') && is_plain(&value);
    let edit = TextEdit::replace(range, format!("ARG {NAME}={value}"));
    is_one_line.then(|| Fix::new(Applicability::Unsafe, "replace `ENV` by `ARG`", vec![edit]))
}
