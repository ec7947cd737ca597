//! `DL3051`: required labels without a value.

use crate::labels::report_values;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds labels that the settings require, of whatever type, and that have an empty value.
    ///
    /// ## Why it matters
    /// A label is required because somebody relies on what it says.
    /// An empty one says nothing.
    ///
    /// ## Example
    /// Where the settings require `title`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL title=""
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL title="App"
    /// ```
    DL3051 {
        name: "empty-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| !it.labels.is_empty(),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    report_values(ctx, None, |it| !it.is_empty(), "empty", "give it a value");
}
