//! `DL3037`: `zypper install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::ZYPPER;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `zypper install` installs in whatever version the repository has.
    /// A package with `=`, `>` or `<` and a version, and an `.rpm` file, are fine.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, and a cached layer keeps old packages for as long as its
    /// text stays the same.
    /// A version makes both visible; the price is that repositories delete old versions, so it has to be kept up to date.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM opensuse/leap:15.6
    /// RUN zypper install -y curl && zypper clean --all
    /// ```
    /// ```dockerfile,good
    /// FROM opensuse/leap:15.6
    /// RUN zypper install -y curl=8.6.0 && zypper clean --all
    /// ```
    DL3037 {
        name: "unpinned-zypper-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &ZYPPER.unpinned(&commands), "name the version, as in `package=1.2.3`")
}
