//! `MaintainerDeprecated`: the deprecated `MAINTAINER`.

use crate::ast::Maintainer;
use crate::maintainer::as_label;
use crate::{FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `MAINTAINER` instructions.
    ///
    /// ## Why it matters
    /// BuildKit warns of them: a label has taken their place.
    /// Labels are shown by registries and by `docker inspect`, and there can be several.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// MAINTAINER jo@example.com
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL org.opencontainers.image.authors="jo@example.com"
    /// ```
    ///
    /// ## Fix
    /// The instruction becomes a label.
    /// Tools that read the old field of the image do not find it any more.
    MaintainerDeprecated {
        name: "deprecated-maintainer",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Maintainer(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, maintainer: Maintainer<'_>) -> Option<()> {
    let keyword = maintainer.instruction().keyword()?;
    ctx.report(keyword.range(), "`MAINTAINER` is deprecated in favour of a label")
        .help("use the label `org.opencontainers.image.authors`")
        .fix(as_label(maintainer));
    Some(())
}
