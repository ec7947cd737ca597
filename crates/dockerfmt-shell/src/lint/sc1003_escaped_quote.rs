//! `SC1003`: `'a\''` in a text that is no script, most likely because the quotes were to be escaped.
//!
//! For texts that are scripts the engine finds it.

use super::codes::code;
use super::finding::Finding;

/// The findings from the offset `at` on, where the text ceases to be a script.
pub(super) fn check(text: &str, at: usize) -> Vec<Finding> {
    let Some(code) = code(1003) else { return Vec::new() };
    let bytes = text.as_bytes();
    let mut res = Vec::new();
    let mut open = None;
    for idx in at..bytes.len() {
        if bytes[idx] != b'\'' {
            continue;
        }
        open = match open {
            None if idx > 0 && bytes[idx - 1] == b'\\' => None,
            None => Some(idx),
            Some(start) => {
                let is_escape =
                    idx > start + 2 && bytes[idx - 1] == b'\\' && bytes.get(idx + 1) == Some(&b'\'');
                if is_escape {
                    let message = "a backslash does not keep the single quotes from ending here";
                    res.push(Finding::new(code, idx - 1..idx + 1, message));
                }
                None
            }
        };
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_escapes_no_single_quote() {
        let found = |text: &str| {
            check(text, 0).into_iter().map(|it| (it.range.start, it.range.end)).collect::<Vec<_>>()
        };
        assert_eq!(found("A='x\\'' b"), [(4, 6)]);
        for it in ["'x' 'y\\' z", "\\'' a", "'\\''"] {
            assert_eq!(found(it), [], "{it}");
        }
    }
}
