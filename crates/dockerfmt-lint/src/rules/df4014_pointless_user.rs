//! `DF4014`: `USER`s that change nothing.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::SyntaxKind::{ADD, COPY, ONBUILD, RUN, SHELL, UNKNOWN, WORKDIR};
use dockerfmt_syntax::ast::{Instruction, User};

use crate::user::value;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds a `USER` that names the user whom the stage has already, and one that is replaced by the next before anything
    /// runs as this user.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// It has no effect, but makes the reader think that what follows runs as somebody else.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// USER root
    /// USER app
    /// CMD ["serve"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER app
    /// CMD ["serve"]
    /// ```
    ///
    /// ## Fix
    /// What has no effect is deleted, unless there are comments inside it.
    DF4014 {
        name: "pointless-user",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut current: Option<User<'_>> = None;
    let mut is_used = false;
    for instruction in stage.instructions() {
        is_used |= needs_user(*instruction);
        let Some(user) = instruction.as_user() else { continue };
        if let Some(previous) = current {
            compare(ctx, previous, user, is_used);
        }
        current = Some(user);
        is_used = false;
    }
}

/// Whether the instruction runs or makes something, be it only perhaps as the user.
fn needs_user(instruction: Instruction<'_>) -> bool {
    matches!(instruction.kind(), ADD | COPY | ONBUILD | RUN | SHELL | UNKNOWN | WORKDIR)
}

fn compare(ctx: &mut RuleContext<'_>, previous: User<'_>, user: User<'_>, is_used: bool) {
    let (old, new) = (value(previous), value(user));
    let line = ctx.line(previous.range().start);
    let is_literal = user.value().is_some_and(|it| it.is_literal());
    let (message, useless) = if old.trim() == new.trim() && is_literal {
        (format!("the user is `{}` since line {line}", new.trim()), user)
    } else if !is_used {
        (format!("nothing runs as the `{}` of line {line}", old.trim()), previous)
    } else {
        return;
    };
    let edit = deletion::lines(ctx.text(), useless.instruction());
    let fix = edit.map(|it| Fix::new(Applicability::Safe, "delete what has no effect", vec![it]));
    ctx.report(user.range(), message).help("name the user once").fix(fix);
}
