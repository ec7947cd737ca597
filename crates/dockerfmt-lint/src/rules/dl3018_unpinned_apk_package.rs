//! `DL3018`: `apk add` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::APK;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `apk add` installs in whatever version the repository has.
    /// A package with `=`, `~`, `>` or `<` and a version, and an `.apk` file, are fine.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, and a cached layer keeps old packages for as long as its
    /// text stays the same.
    /// A version makes both visible; the price is that Alpine deletes old versions, so it has to be kept up to date.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM alpine:3.22
    /// RUN apk add --no-cache curl
    /// ```
    /// ```dockerfile,good
    /// FROM alpine:3.22
    /// RUN apk add --no-cache curl~8.14
    /// ```
    DL3018 {
        name: "unpinned-apk-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &APK.unpinned(&commands), "name the version, as in `package~1.2`")
}
