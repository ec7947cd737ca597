//! `DL3043`: instructions that `ONBUILD` cannot trigger.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Onbuild;

use crate::deletion;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

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
    ///
    /// ## Fix
    /// `ONBUILD MAINTAINER` is deleted, for an image has one maintainer, who is not that of those that build on it.
    DL3043 {
        name: "forbidden-trigger",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
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
    let edit = trigger.as_maintainer().and_then(|_| deletion::lines(ctx.text(), onbuild.instruction()));
    let fix = edit.map(|it| Fix::new(Applicability::Unsafe, "delete it", vec![it]));
    ctx.report(range, format!("`{keyword}` cannot be triggered by `ONBUILD`"))
        .help("write it in the Dockerfiles that build on this image")
        .fix(fix);
    Some(())
}
