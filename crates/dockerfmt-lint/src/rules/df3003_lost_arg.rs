//! `DF3003`: build arguments that do not reach into a stage.

use std::collections::HashSet;

use dockerfmt_semantic::{Definition, Stage, Variables, is_predefined, visit_runs};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast;

use crate::shell_references::{assigned, references};
use crate::shell_script::posix_script;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables in the script of a `RUN` that an `ARG` before the first `FROM` defines, or that the builder has, as
    /// `TARGETARCH`, and that no `ARG` of the stage asks for.
    /// A variable that the script itself sets, or for which it has a default, is left alone.
    ///
    /// ## Why it matters
    /// What stands before the first `FROM` is known to the `FROM`s only, and a stage knows of the builder's arguments only
    /// those that it names.
    /// The shell puts nothing in the place of the variable.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// ARG VERSION=1.2
    /// FROM debian:12
    /// RUN make VERSION=$VERSION TARGET=$TARGETARCH
    /// ```
    /// ```dockerfile,good
    /// ARG VERSION=1.2
    /// FROM debian:12
    /// ARG VERSION TARGETARCH
    /// RUN make VERSION=$VERSION TARGET=$TARGETARCH
    /// ```
    ///
    /// ## Fix
    /// An `ARG` with the name follows the `FROM`.
    /// The fix is unsafe: the variable has a value then.
    DF3003 {
        name: "lost-arg",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let globals: HashSet<_> = ctx.model().global_args().iter().map(|it| it.name()).collect();
    let is_outside = |name: &str| globals.contains(name) || is_predefined(name);
    let bases: Vec<_> = ctx.stages().iter().map(Stage::base_stage).collect();
    let bodies: Vec<_> = ctx.stages().iter().map(Stage::instructions).collect();
    let defined = |it| Definition::all(it).map(Definition::name).collect();
    let mut done = HashSet::new();
    visit_runs(&bodies, &bases, defined, |run, variables| {
        check_run(ctx, run, variables, is_outside, &mut done);
    });
}

/// Reports each name once for a stage: one `ARG` is enough.
fn check_run(
    ctx: &mut RuleContext<'_>,
    run: ast::Run<'_>,
    variables: &Variables<'_>,
    is_outside: impl Fn(&str) -> bool,
    done: &mut HashSet<(usize, String)>,
) -> Option<()> {
    let script = posix_script(ctx, run).filter(|it| it.text().contains('$'))?;
    let stage = ctx.stage_at(run.range().start)?;
    let lost = references(script.text());
    let lost: Vec<_> = lost.into_iter().filter(|it| is_outside(it.name) && !variables.has(it.name)).collect();
    if lost.is_empty() {
        return None;
    }
    let assigned = assigned(script.text());
    for reference in lost.into_iter().filter(|it| !it.has_modifier && !assigned.contains(it.name)) {
        let name = reference.name;
        if done.insert((stage.idx(), name.to_owned())) {
            let edits = vec![TextEdit::insert(stage.from().range().end, format!("\nARG {name}"))];
            ctx.report(script.source_range(reference.range), format!("`${name}` is empty in this stage"))
                .help(format!("ask for it with `ARG {name}` in the stage"))
                .fix(Fix::new(Applicability::Unsafe, format!("insert `ARG {name}`"), edits));
        }
    }
    Some(())
}
