//! `DL3055`: labels that should be git hashes and are not.

use crate::labels::{is_hash, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `hash` whose value is neither a whole git hash nor one of seven digits.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Such a label tells which source an image was built from.
    /// If it is not a hash, nobody finds that source again.
    ///
    /// ## Example
    /// Where the settings say that `commit` has the type `hash`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL commit="main"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL commit="0123abc"
    /// ```
    DL3055 {
        name: "invalid-hash-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Hash),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let help = "write 40 or 7 digits of the hash, in lower case";
    report_values(ctx, Some(LabelType::Hash), is_hash, "not a git hash", help);
}
