//! `DL3013`: `pip install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::pip;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `pip install` installs in whatever version is the latest.
    /// Versions may also stand in a requirements file or a constraints file.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, perhaps one that is broken: packages change their
    /// interfaces, and no older version is tried.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM python:3.13
    /// RUN pip install --no-cache-dir flask
    /// ```
    /// ```dockerfile,good
    /// FROM python:3.13
    /// RUN pip install --no-cache-dir flask==3.1.1
    /// ```
    DL3013 {
        name: "unpinned-pip-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(
        ctx,
        &commands,
        &pip::unpinned(&commands),
        "name the version, as in `package==1.2.3`, or use a requirements file",
    )
}
