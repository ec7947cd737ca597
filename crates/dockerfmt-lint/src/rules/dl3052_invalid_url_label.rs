//! `DL3052`: labels that should be URLs and are not.

use crate::labels::{is_url, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `url` whose value is not an absolute URL, with its scheme in front.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Registries make links of these labels, and tools fetch what they name.
    /// Without a scheme, or with a blank in it, the link leads nowhere.
    ///
    /// ## Example
    /// Where the settings say that `url` has the type `url`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL url="example.com/app"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL url="https://example.com/app"
    /// ```
    DL3052 {
        name: "invalid-url-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Url),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_values(
        ctx,
        Some(LabelType::Url),
        is_url,
        "not a URL",
        "write it whole, as in `https://example.com/app`",
    );
}
