//! `DL3053`: labels that should be times and are not.

use crate::labels::{is_time, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `rfc3339` whose value is not a date and a time as RFC 3339 writes them.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Tools that sort or clean up images by age read these labels.
    /// A time in another form is not read, or read as another time.
    ///
    /// ## Example
    /// Where the settings say that `created` has the type `rfc3339`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL created="2024-05-06 07:08"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL created="2024-05-06T07:08:09Z"
    /// ```
    DL3053 {
        name: "invalid-time-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Rfc3339),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let help = "write it as in `2024-05-06T07:08:09Z`";
    report_values(ctx, Some(LabelType::Rfc3339), is_time, "not an RFC 3339 time", help);
}
