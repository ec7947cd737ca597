//! What the engine reports and ShellCheck does not.
//!
//! Separate, so that each can go when a new version of the engine has it right.

use super::finding::Finding;

/// Whether `finding` in `text` is one that ShellCheck would not have.
pub(super) fn is_one(finding: &Finding, text: &str) -> bool {
    let range = finding.range.clone();
    match finding.code.number {
        // A range of characters in a template, `{{A["b|c"]}}`, has quotes around its letters.
        2102 => text.get(range).is_some_and(|it| it.contains('"') || it.contains('\'')),
        // ShellCheck is content where there are parentheses at all.
        2146 => find_around(text, range.start).contains("\\("),
        _ => false,
    }
}

/// The command `find` around an offset, as far as to its action.
fn find_around(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|it| it.rfind("find ")).unwrap_or(at);
    let rest = text.get(at..).unwrap_or_default();
    let len = rest.find(" -exec").unwrap_or(rest.len());
    text.get(start..at + len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::lint::lint;
    use crate::{Dialect, Script};

    fn found(text: &str) -> Vec<u32> {
        lint(text, &Script::parse(text), Dialect::Sh, &[]).iter().map(|it| it.code.number).collect()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn false_alarms_are_dropped() {
        assert!(!found("a {{B[\"c|d\"]}}").contains(&2102));
        assert!(found("a [cc]").contains(&2102));
        assert!(!found("find . \\( -name a -o -name b \\) -o \\( -name c \\) -exec d {} +").contains(&2146));
        assert!(found("find . -name a -o -name b -exec d {} +").contains(&2146));
        assert!(!found("find . -name a -o \\( -name b -o -name c \\) -exec d {} +").contains(&2146));
    }
}
