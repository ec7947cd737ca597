//! `DL3030`: `yum install` that asks.

use dockerfmt_syntax::ast;

use super::without_yes::{self, Asking};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `yum install`, `groupinstall` and `localinstall` without `-y`.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the installation is given up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM rockylinux:9
    /// RUN yum install curl-7.76.1 && yum clean all
    /// ```
    /// ```dockerfile,good
    /// FROM rockylinux:9
    /// RUN yum install -y curl-7.76.1 && yum clean all
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DL3030 {
        name: "yum-without-yes",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

static ASKING: Asking = Asking {
    programs: &["yum"],
    subcommands: &["install", "groupinstall", "localinstall"],
    yes: &["y", "assumeyes"],
    without_y: &[],
};

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    without_yes::check(ctx, run, &ASKING)
}
