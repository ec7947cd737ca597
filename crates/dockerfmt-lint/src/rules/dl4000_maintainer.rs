//! `DL4000`: the deprecated `MAINTAINER`.

use dockerfmt_syntax::ast::Maintainer;

use crate::maintainer::as_label;
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `MAINTAINER` instructions.
    ///
    /// ## Why it matters
    /// Docker deprecated the instruction in 2017.
    /// A label says the same, and `docker inspect` and registries show it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// MAINTAINER Jo Doe <jo@example.com>
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL org.opencontainers.image.authors="Jo Doe <jo@example.com>"
    /// ```
    ///
    /// ## Fix
    /// The instruction becomes a label.
    /// Tools that read the old field of the image do not find it any more.
    DL4000 {
        name: "maintainer",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Maintainer(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, maintainer: Maintainer<'_>) -> Option<()> {
    let keyword = maintainer.instruction().keyword()?;
    ctx.report(keyword.range(), "`MAINTAINER` is deprecated")
        .help("use the label `org.opencontainers.image.authors`")
        .fix(as_label(maintainer));
    Some(())
}
