//! Findings of ShellCheck's that a rule of our own has as well: one of them is enough.
//!
//! Ours stays, because it has a fix. Separate from the rule, which does not know what others find.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;

/// The rule that finds signs of typography.
const OURS: &str = "DF2003";

/// ShellCheck's codes for single ones of them.
const THEIRS: [&str; 4] = ["SC1100", "SC1110", "SC1111", "SC1112"];

/// Drops what is found twice at one place.
pub(crate) fn drop_doubles(findings: &mut Vec<Diagnostic>) {
    let starts: HashSet<u32> =
        findings.iter().filter(|it| it.code == OURS).map(|it| it.range.start).collect();
    if !starts.is_empty() {
        findings.retain(|it| !(THEIRS.contains(&it.code) && starts.contains(&it.range.start)));
    }
}
