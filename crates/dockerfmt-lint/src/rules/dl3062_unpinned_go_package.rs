//! `DL3062`: `go install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::go;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `go install`, `go get` and `go run` take in whatever version is the latest.
    /// A package with `@version` is fine, unless this is `@latest`; so is one of the module itself, by its path.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, perhaps one that is broken: modules change their
    /// interfaces, and the version of Go that they need.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.25
    /// RUN go install golang.org/x/tools/gopls@latest
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.25
    /// RUN go install golang.org/x/tools/gopls@v0.20.0
    /// ```
    DL3062 {
        name: "unpinned-go-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &go::unpinned(&commands), "name the version, as in `package@v1.2.3`")
}
