//! `DL3034`: `zypper install` that asks.

use dockerfmt_syntax::ast;

use super::without_yes::{self, Asking};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds subcommands of `zypper` that install or remove something without `-y` or `--non-interactive`.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the installation is given up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM opensuse/leap:15.6
    /// RUN zypper install curl=8.6.0 && zypper clean --all
    /// ```
    /// ```dockerfile,good
    /// FROM opensuse/leap:15.6
    /// RUN zypper install -y curl=8.6.0 && zypper clean --all
    /// ```
    ///
    /// ## Fix
    /// `-y` is inserted, but for `source-install`, which does not know it.
    DL3034 {
        name: "zypper-without-yes",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

static ASKING: Asking = Asking {
    programs: &["zypper"],
    subcommands: &["install", "in", "remove", "rm", "source-install", "si", "patch"],
    yes: &["non-interactive", "n", "no-confirm", "y"],
    without_y: &["source-install", "si"],
};

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    without_yes::check(ctx, run, &ASKING)
}
