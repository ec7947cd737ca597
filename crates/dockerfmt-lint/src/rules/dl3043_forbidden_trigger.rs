//! `DL3043`: instructions that `ONBUILD` cannot trigger.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Onbuild;

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ONBUILD` in front of `FROM`, `MAINTAINER` or another `ONBUILD`.
    ///
    /// ## Why it matters
    /// The build stops there.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ONBUILD FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ONBUILD COPY . /src
    /// ```
    DL3043 {
        name: "forbidden-trigger",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::Onbuild(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, onbuild: Onbuild<'_>) -> Option<()> {
    let trigger = onbuild.trigger()?;
    if !matches!(trigger.kind(), SyntaxKind::FROM | SyntaxKind::MAINTAINER | SyntaxKind::ONBUILD) {
        return None;
    }
    let keyword = trigger.kind().keyword()?;
    let range = trigger.keyword()?.range();
    ctx.report(range, format!("`{keyword}` cannot be triggered by `ONBUILD`"))
        .help("write it in the Dockerfiles that build on this image");
    Some(())
}
