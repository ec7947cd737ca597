//! `DL3061`: instructions before the first `FROM`.

use dockerfmt_syntax::SyntaxKind;

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds instructions other than `ARG` that stand before the first `FROM`.
    /// In a file without any `FROM`, these are all.
    ///
    /// ## Why it matters
    /// There is no image yet that they could change, so the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// ENV VERSION=12
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// ARG VERSION=12
    /// FROM debian:$VERSION
    /// ```
    DL3061 {
        name: "instruction-before-from",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let place = if ctx.stages().is_empty() { "without any `FROM`" } else { "before the first `FROM`" };
    for instruction in ctx.model().preamble() {
        let Some(keyword) = instruction.keyword() else { continue };
        let Some(name) = instruction.kind().keyword() else { continue };
        if instruction.kind() != SyntaxKind::ARG {
            ctx.report(keyword.range(), format!("`{name}` stands {place}"))
                .help("move it below a `FROM`; only `ARG` may stand above");
        }
    }
}
