//! Which fixes can be applied together.

use dockerfmt_syntax::TextRange;

use crate::diagnostic::Diagnostic;

/// The first findings, `limit` at most, whose fixes do not get in each other's way: each begins behind the end of the
/// one before, so that no fix has an edit among those of another. The others have to wait for a later round.
pub(super) fn choose<'d>(
    findings: impl Iterator<Item = &'d Diagnostic>,
    limit: usize,
) -> Vec<&'d Diagnostic> {
    let mut fixes: Vec<(TextRange, &Diagnostic)> =
        findings.filter_map(|it| Some((extent(it)?, it))).collect();
    fixes.sort_by_key(|it| it.0);
    let mut res: Vec<&Diagnostic> = Vec::new();
    let mut last: Option<TextRange> = None;
    for (range, finding) in fixes {
        if res.len() < limit && last.is_none_or(|it| !it.intersects(range)) {
            res.push(finding);
            last = Some(range);
        }
    }
    res
}

/// From the first edit of the fix to the last.
fn extent(finding: &Diagnostic) -> Option<TextRange> {
    let edits = finding.fix.as_ref()?.edits.iter();
    edits.map(|it| it.range).reduce(TextRange::cover)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, Fix, Severity};
    use dockerfmt_syntax::TextEdit;

    fn finding(ranges: &[(u32, u32)]) -> Diagnostic {
        let edits = ranges.iter().map(|it| TextEdit::delete(TextRange::new(it.0, it.1))).collect();
        Diagnostic {
            code: "DL3007",
            also: None,
            severity: Severity::Info,
            range: TextRange::empty(0),
            anchor_line: 1,
            message: String::new(),
            help: None,
            fix: Some(Fix::new(Applicability::Safe, "", edits)),
        }
    }

    /// The places in the list of those that are chosen.
    fn chosen(fixes: &[&[(u32, u32)]], limit: usize) -> Vec<usize> {
        let findings: Vec<Diagnostic> = fixes.iter().map(|it| finding(it)).collect();
        let place = |it: &Diagnostic| findings.iter().position(|other| std::ptr::eq(it, other));
        choose(findings.iter(), limit).into_iter().filter_map(place).collect()
    }

    #[test]
    fn fixes_that_overlap_wait() {
        assert_eq!(chosen(&[&[(0, 4)], &[(2, 6)], &[(6, 8)]], 9), [0, 2]);
        assert_eq!(chosen(&[&[(4, 4)], &[(4, 4)]], 9), [0], "two insertions at one place");
        assert_eq!(chosen(&[&[(6, 8)], &[(0, 4)]], 9), [1, 0], "the order is that of the text");
        assert_eq!(chosen(&[&[]], 9), [0; 0], "a fix that changes nothing");
    }

    #[test]
    fn fixes_are_not_interleaved() {
        assert_eq!(chosen(&[&[(0, 1), (8, 9)], &[(4, 5)], &[(9, 10)]], 9), [0, 2]);
    }

    #[test]
    fn there_are_no_more_than_asked_for() {
        assert_eq!(chosen(&[&[(0, 1)], &[(2, 3)], &[(4, 5)]], 2), [0, 1]);
    }
}
