//! `DL3008`: `apt-get install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::APT_GET;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `apt-get install` installs in whatever version the archive has.
    /// A package with `=version` or `/release`, and a `.deb` file, are fine.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, and a cached layer keeps old packages for as long as its
    /// text stays the same.
    /// A version makes both visible; the price is that archives delete old versions, so it has to be kept up to date.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl=7.88.*
    /// ```
    DL3008 {
        name: "unpinned-apt-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &APT_GET.unpinned(&commands), "name the version, as in `package=1.2.*`")
}
