//! The fix of `SC2006`: `$(…)` in the place of backticks, where nothing between them means something else then.
//!
//! The engine finds the backticks and leaves them.

use super::finding::{Edit, Finding, Fix};

/// Gives the finding a fix if it is about backticks that can be replaced without a thought.
pub(super) fn add_fix(finding: &mut Finding, text: &str) {
    let range = finding.range.clone();
    if finding.code.number != 2006 || finding.fix.is_some() || !is_plain(text, finding) {
        return;
    }
    let edit = |range, text: &str| Edit { range, text: text.to_owned() };
    let edits = vec![edit(range.start..range.start + 1, "$("), edit(range.end - 1..range.end, ")")];
    finding.fix = Some(Fix { title: "write `$(…)` for the backticks".to_owned(), is_safe: true, edits });
}

/// Whether no sign is between the backticks that escapes, quotes, groups, nests, comments or redirects a text to a
/// heredoc: between backticks, backslashes are read once more, quotes belong to either side, and a comment ends.
fn is_plain(text: &str, finding: &Finding) -> bool {
    let written = text.get(finding.range.clone()).unwrap_or_default();
    let inner = written.strip_prefix('`').and_then(|it| it.strip_suffix('`')).unwrap_or_default();
    let is_plain = !inner.contains(['`', '\\', '"', '\'', '(', ')', '#']) && !inner.contains("<<");
    // `$` in front of backticks is a letter, but `$$` is a variable.
    is_plain && !inner.trim().is_empty() && !text[..finding.range.start].ends_with('$')
}

#[cfg(test)]
mod tests {
    use crate::lint::lint;
    use crate::{Dialect, Script};

    fn fixed(text: &str) -> Option<String> {
        let found = lint(text, &Script::parse(text), Dialect::Sh, &[]);
        let fix = found.into_iter().find(|it| it.code.number == 2006)?.fix?;
        let mut res = text.to_owned();
        fix.edits.iter().rev().for_each(|it| res.replace_range(it.range.clone(), &it.text));
        assert!(fix.is_safe);
        Some(res)
    }

    #[test]
    fn plain_backticks_are_replaced() {
        for (text, expected) in [
            ("a `b`", "a $(b)"),
            ("a \"`b -c $d | e`\" f", "a \"$(b -c $d | e)\" f"),
            ("x=`a`.`b`", "x=$(a).`b`"),
            ("cat <<E\n`a`\nE\n", "cat <<E\n$(a)\nE\n"),
        ] {
            assert_eq!(fixed(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn others_are_left() {
        for it in [
            "a `b \\`c\\``",
            "a `b \"c\"`",
            "a \"`b \"c\"`\"",
            "a `b 'c'`",
            "a `b \\$c`",
            "a `b # c`",
            "a `(b)`",
            "a `case b in c) d;; esac`",
            "a $`b`",
            "a ` `",
        ] {
            assert_eq!(fixed(it), None, "{it}");
        }
    }
}
