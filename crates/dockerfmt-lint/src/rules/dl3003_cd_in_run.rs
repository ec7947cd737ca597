//! `DL3003`: `cd` in a `RUN`.

use dockerfmt_shell::Command;
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `cd` in `RUN`.
    ///
    /// ## Why it matters
    /// The folder is forgotten at the end of the `RUN`, which readers of the next instruction overlook.
    /// `WORKDIR` says where everything below runs, and creates the folder.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN cd /usr/src/app && make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// WORKDIR /usr/src/app
    /// RUN make
    /// ```
    ///
    /// ## Fix
    /// A `RUN` of nothing but `cd` and an absolute path becomes a `WORKDIR`.
    /// What follows then runs in that folder, as was likely meant.
    DL3003 {
        name: "cd-in-run",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let cd = commands.called("cd").next()?;
    ctx.report(commands.range(cd.range()), "`cd` is forgotten at the end of the `RUN`")
        .help("use `WORKDIR`")
        .fix(fix(run, &commands, cd));
    Some(())
}

fn fix(run: ast::Run<'_>, commands: &RunCommands<'_>, cd: &Command) -> Option<Fix> {
    let [folder] = cd.args() else { return None };
    let is_plain = |it: char| it.is_alphanumeric() || "/._-+@".contains(it);
    let path = commands.written(folder);
    if !commands.is_all(run, cd) || !path.starts_with('/') || !path.chars().all(is_plain) {
        return None;
    }
    let edit = TextEdit::replace(run.range(), format!("WORKDIR {path}"));
    Some(Fix::new(Applicability::Unsafe, format!("use `WORKDIR {path}`"), vec![edit]))
}
