//! `DL3056`: labels that should be semantic versions and are not.

use crate::labels::{is_semver, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `semver` whose value is not a semantic version: three numbers, and perhaps the names of a pre-release and of a build.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Tools that look for the newest image compare these versions.
    /// Others they cannot compare, or they compare them as text.
    ///
    /// ## Example
    /// Where the settings say that `version` has the type `semver`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL version="v1.2"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL version="1.2.0"
    /// ```
    DL3056 {
        name: "invalid-version-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Semver),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let help = "write three numbers, as in `1.2.0`";
    report_values(ctx, Some(LabelType::Semver), is_semver, "not a semantic version", help);
}
