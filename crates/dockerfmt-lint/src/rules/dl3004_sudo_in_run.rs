//! `DL3004`: `sudo` in a `RUN`.

use dockerfmt_shell::Command;
use dockerfmt_syntax::{TextEdit, ast};

use crate::run_commands::RunCommands;
use crate::user::is_root_at;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `sudo` in `RUN`, also in what `ONBUILD` triggers.
    ///
    /// ## Why it matters
    /// A build runs as root unless `USER` says otherwise, and `USER root` brings root back.
    /// `sudo` needs a terminal for its password, handles signals in its own way, and once it is in the image, it
    /// helps whoever breaks in.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN sudo make install
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER root
    /// RUN make install
    /// ```
    ///
    /// ## Fix
    /// `sudo` without options is deleted where the build runs as root as far as the file tells.
    /// The base image may have another user.
    DL3004 {
        name: "sudo-in-run",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let sudo = commands.called("sudo").next()?;
    let fix = fix(ctx, run, &commands);
    ctx.report(commands.range(sudo.name_word().range.clone()), "`sudo` is of no use in a build")
        .help("run the command as root, with `USER root` above if need be")
        .fix(fix);
    Some(())
}

fn fix(ctx: &RuleContext<'_>, run: ast::Run<'_>, commands: &RunCommands<'_>) -> Option<Fix> {
    // What ONBUILD triggers runs as the user of another file.
    let offset = ctx.stage_at(run.range().start).map(|_| run.range().start)?;
    if !is_root_at(ctx.model(), offset) {
        return None;
    }
    let edits = commands.called("sudo").map(|it| deletion(commands, it)).collect::<Option<_>>()?;
    Some(Fix::new(Applicability::Unsafe, "delete `sudo`", edits))
}

fn deletion(commands: &RunCommands<'_>, sudo: &Command) -> Option<TextEdit> {
    let name = sudo.name_word();
    let next = sudo.args().iter().find(|it| it.range.start >= name.range.end)?;
    if next.text.starts_with('-') { None } else { commands.delete(name) }
}
