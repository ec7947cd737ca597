//! `DL4006`: pipes whose failures nobody sees.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::{TextEdit, ast};

use crate::base_image::is_busybox_based;
use crate::pipefail::{hadolint_has_pipefail, has_pipefail, unguarded_pipe};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds pipes in `RUN` where the option `pipefail` of the shell is not on.
    ///
    /// ## Why it matters
    /// Without it, a pipeline fails only if its last command does.
    /// A download that breaks off in front of a `|` gives an image that is built, tagged and broken.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -f https://example.com/a.tar | tar -x
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    /// RUN curl -f https://example.com/a.tar | tar -x
    /// ```
    ///
    /// ## Fix
    /// A `SHELL` is inserted above the first such `RUN`.
    /// Everything below then runs in it, and it has to be in the image.
    DL4006 {
        name: "pipe-without-pipefail",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut is_set = false;
    // Whether a fix above sets it for what follows.
    let mut is_fixed = false;
    let mut previous_end = 0;
    for &instruction in ctx.instructions() {
        if instruction.as_from().is_some() {
            (is_set, is_fixed) = (false, false);
        } else if let Some(shell) = instruction.as_shell() {
            (is_set, is_fixed) = (hadolint_has_pipefail(shell), false);
        } else if let Some(run) = instruction.as_run().filter(|_| !is_set) {
            is_fixed |= check_run(ctx, run, (!is_fixed).then_some(previous_end)).unwrap_or(false);
        }
        previous_end = instruction.range().end;
    }
}

/// Reports the `RUN`, with a fix that puts a `SHELL` at `place`; whether there is such a fix.
fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, place: Option<u32>) -> Option<bool> {
    let commands = ctx.commands(run)?;
    let shell = ctx.model().shell_at(run.range().start);
    if !ctx.is_compat() && shell.is_some_and(has_pipefail) {
        return None;
    }
    let pipe = unguarded_pipe(&commands)?;
    let stage = ctx.stage_at(run.range().start);
    let place = stage.zip(place).filter(|_| commands.is_shell_form());
    let fix = place.and_then(|(stage, offset)| fix(ctx, stage, offset));
    let is_fixed = fix.is_some();
    ctx.report(commands.range(pipe), "a failure in front of this `|` goes unnoticed")
        .help("set `pipefail` with `SHELL`, or in the script with `set -o pipefail`")
        .fix(fix);
    Some(is_fixed)
}

/// Inserts the `SHELL` behind the instruction that ends at `end`, so that the comments above the `RUN` stay with it.
fn fix(ctx: &RuleContext<'_>, stage: &Stage<'_>, end: u32) -> Option<Fix> {
    let behind = &ctx.text()[end as usize..];
    let line_end = behind.trim_start_matches([' ', '\t']);
    let newline = ["\n", "\r\n"].into_iter().find(|it| line_end.starts_with(it))?;
    let program = if is_busybox_based(ctx.model(), stage) { "/bin/ash" } else { "/bin/bash" };
    let shell = format!("SHELL [\"{program}\", \"-o\", \"pipefail\", \"-c\"]");
    let edit = TextEdit::insert(end, format!("{newline}{shell}"));
    Some(Fix::new(Applicability::Unsafe, format!("insert `{shell}`"), vec![edit]))
}
