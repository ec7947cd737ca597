//! `DL3066`: users that are given by name.

use dockerfmt_syntax::ast::{Instruction, User};

use crate::arg_names::ArgNames;
use crate::compat;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `USER` with a name where a number could be.
    /// A build argument may give the user.
    /// In stages that only serve others it is no more than a hint.
    ///
    /// ## Why it matters
    /// Kubernetes refuses to start a container with `runAsNonRoot` when only a name tells its user: it cannot know
    /// that the name is not root.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// USER app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER 1000
    /// ```
    DL3066 {
        name: "user-by-name",
        severity: Severity::Info,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut args = ArgNames::default();
    for &instruction in ctx.instructions() {
        for it in names(ctx, instruction) {
            args.push(it);
        }
        if let Some(user) = instruction.as_user() {
            check_user(ctx, user, &args);
        }
    }
}

/// What an `ARG` defines.
fn names(ctx: &RuleContext<'_>, instruction: Instruction<'_>) -> Vec<String> {
    let Some(arg) = instruction.as_arg() else { return Vec::new() };
    if ctx.is_compat() {
        return compat::arg_name(arg).into_iter().collect();
    }
    arg.pairs().filter_map(|it| it.key()).map(|it| it.unquoted().into_owned()).collect()
}

fn check_user(ctx: &mut RuleContext<'_>, user: User<'_>, args: &ArgNames) -> Option<()> {
    let value = user.value()?;
    let text = if ctx.is_compat() {
        compat::rest_of_line(user.instruction())?
    } else {
        value.unquoted().into_owned()
    };
    let name = text.split(':').next().unwrap_or_default();
    if name.bytes().all(|it| it.is_ascii_digit()) || args.are_used_in(&text) {
        return None;
    }
    let is_target = ctx.stage_at(user.range().start).is_none_or(|it| ctx.model().can_be_target(it));
    let is_compat = ctx.is_compat();
    // A colon in a variable splits nothing that the user would know.
    let shown = if text.contains('$') { text.trim() } else { name.trim() };
    let report = ctx
        .report(value.range(), format!("the user `{shown}` is no number"))
        .help("use the number of the user, as in `USER 1000`");
    if !is_target && !is_compat {
        report.hint();
    }
    Some(())
}
