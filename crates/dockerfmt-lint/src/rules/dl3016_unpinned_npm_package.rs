//! `DL3016`: `npm install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::npm;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `npm install` installs in whatever version is the latest.
    /// A package with `@version`, a git address with `#commit`, an archive and a path are fine.
    /// So is `npm install` on its own, which takes the versions of `package-lock.json`.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, perhaps one that is broken: packages change
    /// their interfaces, and what they depend on changes with them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// RUN npm install -g pnpm
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// RUN npm install -g pnpm@10.12.1
    /// ```
    DL3016 {
        name: "unpinned-npm-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &npm::unpinned(&commands), "name the version, as in `package@1.2.3`")
}
