//! `DL3002`: stages that end as root.

use std::borrow::Cow;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::User;

use crate::user::{is_root, value};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose last `USER` is root.
    /// A stage that only serves others, as their base or as a place to copy from, may end as root.
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
    let is_last = ctx.stages().last().is_some_and(|it| it.idx() == stage.idx());
    let can_be_target = is_last || !stage.is_used();
    let last_user = stage.instructions().iter().rev().find_map(|it| it.as_user());
    let Some(user) = last_user.filter(|_| can_be_target || ctx.is_compat()) else { return };
    let text = if ctx.is_compat() { untrimmed(user) } else { value(user) };
    if is_root(&text) {
        let range = user.value().map_or(user.range(), |it| it.range());
        ctx.report(range, format!("the stage ends as `{}`", text.trim()))
            .help("end the stage with a `USER` that is not root");
    }
}

/// The value with the blanks behind it, which hadolint takes for a part of the name.
fn untrimmed(user: User<'_>) -> Cow<'_, str> {
    let Some(value) = user.value() else { return Cow::Borrowed("") };
    let behind = user.node().child_tokens().find(|it| it.range().start == value.range().end);
    match behind.filter(|it| it.kind() == SyntaxKind::WHITESPACE) {
        Some(it) => Cow::Owned(format!("{}{}", value.text(), it.text())),
        None => value.text(),
    }
}
