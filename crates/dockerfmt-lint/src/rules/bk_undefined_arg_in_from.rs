//! `UndefinedArgInFrom`: variables in a `FROM` that nothing declares.

use std::collections::HashSet;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::Variable;

use crate::from_args::FromArgs;
use crate::suggestion::suggestion;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables in the image or the platform of a `FROM` that no `ARG` before the first `FROM` declares and that
    /// BuildKit does not define.
    ///
    /// ## Why it matters
    /// The variable is empty, and no build argument can fill it.
    /// An `ARG` behind a `FROM` belongs to its stage; a `FROM` does not see it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// ARG VERSION=12
    /// FROM debian:$VERSON
    /// ```
    /// ```dockerfile,good
    /// ARG VERSION=12
    /// FROM debian:$VERSION
    /// ```
    UndefinedArgInFrom {
        name: "undefined-arg-in-from",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let args = FromArgs::new(ctx.model());
    for stage in ctx.stages() {
        check_stage(ctx, stage, &args);
    }
}

fn check_stage(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, args: &FromArgs) {
    let mut seen = HashSet::new();
    for variable in variables(stage) {
        let Some(name) = variable.name().map(|it| it.text()).filter(|it| !args.has(it)) else { continue };
        if seen.insert(name) {
            let report =
                ctx.report(variable.range(), format!("no `ARG` before the first `FROM` declares `{name}`"));
            let nearest = suggestion(name, args.len(), args.names());
            report.help(nearest.unwrap_or_else(|| format!("write `ARG {name}` above the first `FROM`")));
        }
    }
}

/// The variables of the image and of the platform.
fn variables<'t>(stage: &Stage<'t>) -> impl Iterator<Item = Variable<'t>> {
    let from = stage.from();
    let platform = from.platform().and_then(|it| it.value()).into_iter().flat_map(|it| it.variables());
    platform.chain(from.image().into_iter().flat_map(|it| it.variables()))
}
