//! Fixes of the engine that are not given on: they bring another finding, or make another script.
//!
//! Separate, so that each can go when a new version of the engine has it right. A test over real files
//! (`tests/e2e/shell_fixes.rs`) holds what is left to its promises.

use super::finding::{Edit, Finding};

/// The codes whose fixes are never fit.
///
/// - 1003: the backslash behind the quotes is still what was found.
/// - 2016: double quotes let the shell expand what is most often the script of another program.
/// - 2021: `tr 'a-z'` without the brackets is what SC2018 and SC2019 are about.
/// - 2050: the result of a comparison is no better to read, and a finding of its own.
pub(super) const NEVER_FIXED: [u32; 4] = [1003, 2016, 2021, 2050];

/// Takes an unfit fix from the finding.
pub(super) fn drop_unfit(finding: &mut Finding, text: &str) {
    let number = finding.code.number;
    finding.fix.take_if(|fix| match number {
        _ if NEVER_FIXED.contains(&number) => true,
        // Braces of templates are gone when a shell sees the script.
        1083 => ["{{", "}}", "{%", "%}"].iter().any(|it| text.contains(it)),
        // Between quotes, `"a"$x"b"`, more quotes make it harder to read, and are a finding of their own.
        2046 | 2086 => fix.edits.iter().any(|it| is_beside_quote(it, text)),
        _ => false,
    });
}

fn is_beside_quote(edit: &Edit, text: &str) -> bool {
    let before = text.get(..edit.range.start).is_some_and(|it| it.ends_with('"'));
    before || text.get(edit.range.end..).is_some_and(|it| it.starts_with('"'))
}

#[cfg(test)]
mod tests {
    use crate::lint::lint;
    use crate::{Dialect, Script};

    /// The codes that have a fix.
    fn fixed(text: &str) -> Vec<u32> {
        let found = lint(text, &Script::parse(text), Dialect::Sh, &[]);
        found.into_iter().filter(|it| it.fix.is_some()).map(|it| it.code.number).collect()
    }

    #[test]
    fn fixes_are_given_where_they_fit() {
        assert_eq!(fixed("a $B"), [2086]);
        assert_eq!(fixed("a \"b\"$B\"c\""), [2027]);
        assert_eq!(fixed("a 'b $C'"), [0; 0]);
        assert_eq!(fixed("[ a = b ] && c"), [0; 0]);
        assert_eq!(fixed("a }"), [1083]);
        assert_eq!(fixed("a {{ b }}"), [0; 0]);
    }
}
