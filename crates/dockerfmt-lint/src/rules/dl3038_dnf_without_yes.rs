//! `DL3038`: `dnf install` that asks.

use dockerfmt_syntax::ast;

use super::without_yes::{self, Asking};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `install`, `groupinstall` and `localinstall` of `dnf` and `microdnf` without `-y`.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the installation is given up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM fedora:42
    /// RUN dnf install curl-8.11.1 && dnf clean all
    /// ```
    /// ```dockerfile,good
    /// FROM fedora:42
    /// RUN dnf install -y curl-8.11.1 && dnf clean all
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DL3038 {
        name: "dnf-without-yes",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

static ASKING: Asking = Asking {
    programs: &["dnf", "microdnf"],
    subcommands: &["install", "groupinstall", "localinstall"],
    yes: &["y", "assumeyes"],
    without_y: &[],
};

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    without_yes::check(ctx, run, &ASKING)
}
