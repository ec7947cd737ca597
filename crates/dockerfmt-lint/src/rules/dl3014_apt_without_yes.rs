//! `DL3014`: `apt-get install` that asks.

use dockerfmt_syntax::ast;

use super::missing_option::MissingOption;
use crate::packages::{APT_GET, apt};
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apt-get install` without `-y` or something that implies it, such as `-qq`.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the installation is given up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DL3014 {
        name: "apt-without-yes",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let installs = APT_GET.installs(&commands);
    let found: Vec<_> = installs.filter(|it| !apt::is_confirmed(&commands, it.0)).collect();
    let missing = MissingOption {
        option: "-y",
        message: "`apt-get install` asks for confirmation".to_owned(),
        applicability: Some(Applicability::Safe),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}
