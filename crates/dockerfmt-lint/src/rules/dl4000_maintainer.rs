//! `DL4000`: the deprecated `MAINTAINER`.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Maintainer;

use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

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
        buildkit: Some("MaintainerDeprecated"),
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
        .fix(fix(maintainer));
    Some(())
}

fn fix(maintainer: Maintainer<'_>) -> Option<Fix> {
    let value = maintainer.value()?;
    // Cut by a continuation, there may be comments between the pieces.
    if value.node().text() != value.text() {
        return None;
    }
    let escape = maintainer.node().tree().escape();
    let text = unquoted(value.node().text());
    let mut label = String::from("LABEL org.opencontainers.image.authors=\"");
    for c in text.chars() {
        // In a label a variable would be expanded; here it was not.
        if matches!(c, '"' | '$') || c == escape {
            label.push(escape);
        }
        label.push(c);
    }
    label.push('"');
    let range = maintainer.instruction().keyword()?.range().cover(value.range());
    let edits = vec![TextEdit::replace(range, label)];
    Some(Fix::new(Applicability::Unsafe, "replace it by a label", edits))
}

/// Without the quotes around it, which `MAINTAINER` does not need, but many have.
fn unquoted(text: &str) -> &str {
    let within = |quote| text.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(text)
}
