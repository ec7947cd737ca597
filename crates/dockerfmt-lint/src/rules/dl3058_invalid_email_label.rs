//! `DL3058`: labels that should be e-mail addresses and are not.

use crate::labels::{is_email, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `email` whose value is not an e-mail address, or is more than one.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Such a label says whom to write to when the image makes trouble.
    /// Mail to a name, or to an address with a display name around it, does not arrive where tools send it.
    ///
    /// ## Example
    /// Where the settings say that `email` has the type `email`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL email="Jo Doe <jo@example.com>"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL email="jo@example.com"
    /// ```
    DL3058 {
        name: "invalid-email-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Email),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_values(
        ctx,
        Some(LabelType::Email),
        is_email,
        "not an e-mail address",
        "write the address alone, without a name",
    );
}
