//! `DL3002`: stages that end as root.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::User;

use crate::compat;
use crate::user::{is_root, value};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose last `USER` is root.
    /// A stage that only serves others, as their base or as a place to copy from, may end as root: there it is no
    /// more than a hint.
    ///
    /// ## Why it matters
    /// Containers run as the last user of the image.
    /// A process that is root in a container is one mistake away from being root on the host.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// USER root
    /// RUN apt-get update
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER root
    /// RUN apt-get update
    /// USER 1000
    /// ```
    DL3002 {
        name: "root-user",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(user) = stage.instructions().iter().rev().find_map(|it| it.as_user()) else { return };
    let text = value(user);
    if !is_root_for(ctx, user, &text) {
        return;
    }
    let is_hint = !ctx.is_compat() && !ctx.model().can_be_target(stage);
    let range = user.value().map_or(user.range(), |it| it.range());
    let report = ctx
        .report(range, format!("the stage ends as `{}`", text.trim()))
        .help("end the stage with a `USER` that is not root");
    if is_hint {
        report.hint();
    }
}

/// Whether the user is root: by default for BuildKit and for hadolint, to which blanks behind a name are a part of it.
fn is_root_for(ctx: &RuleContext<'_>, user: User<'_>, text: &str) -> bool {
    let for_hadolint = || compat::rest_of_line(user.instruction()).is_none_or(|it| is_root(&it));
    (ctx.is_compat() || is_root(text)) && (ctx.is_strict() || for_hadolint())
}
