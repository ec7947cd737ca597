//! `DL3015`: `apt-get install` with recommended packages.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use super::missing_option::MissingOption;
use crate::packages::APT_GET;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apt-get install` without `--no-install-recommends`.
    ///
    /// ## Why it matters
    /// Debian's packages recommend others for the comfort of people at a terminal.
    /// Few of them do anything in a container, but all of them make the image larger and need updates.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --no-install-recommends curl
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    /// What the image needs of the recommended packages must then be named.
    DL3015 {
        name: "apt-recommends",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let found: Vec<_> = APT_GET.installs(&commands).filter(|it| takes_recommended(it.0)).collect();
    let missing = MissingOption {
        option: "--no-install-recommends",
        message: "`apt-get install` takes recommended packages along".to_owned(),
        applicability: Some(Applicability::Unsafe),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}

fn takes_recommended(command: &Command) -> bool {
    !command.has_flag("no-install-recommends") && !command.has_arg("APT::Install-Recommends=false")
}
