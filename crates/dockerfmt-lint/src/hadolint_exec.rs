//! Exec form as hadolint reads it, which is not JSON: only `\"` is an escape.

use std::ops::Range;

/// The strings of `text` without their quotes, as ranges; `None` where hadolint sees shell form.
pub(crate) fn strings(text: &str) -> Option<Vec<Range<usize>>> {
    let mut res = Vec::new();
    let mut at = blanks(text, 1 + text.find('[').filter(|&it| it == 0)?);
    if text[at..].starts_with(']') {
        return is_end(text, at).then_some(res);
    }
    loop {
        let string = string(text, at)?;
        at = blanks(text, string.end + 1);
        res.push(string);
        if text[at..].starts_with(']') {
            return is_end(text, at).then_some(res);
        }
        text[at..].strip_prefix(',')?;
        at = blanks(text, at + 1);
    }
}

/// The string whose opening quote is at `at`.
fn string(text: &str, at: usize) -> Option<Range<usize>> {
    let inner = text[at..].strip_prefix('"')?;
    let mut previous = 0;
    let len = inner.bytes().position(|it| {
        let is_end = it == b'"' && previous != b'\\';
        previous = it;
        is_end
    })?;
    Some(at + 1..at + 1 + len)
}

/// The offset of the first byte from `at` on that is no blank.
fn blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches([' ', '\t', '\n']).len()
}

/// Whether nothing follows the bracket at `at`.
fn is_end(text: &str, at: usize) -> bool {
    blanks(text, at + 1) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_strings_is_exec_form() {
        let read = |it: &str| strings(it).map(|found| found.into_iter().map(|r| it[r].to_owned()).collect());
        assert_eq!(read("[]"), Some(vec![]));
        assert_eq!(read("[ \"a\" ,\t\"b c\" ] "), Some(vec!["a".to_owned(), "b c".to_owned()]));
        assert_eq!(read(r#"["C:\dir", "\x\"y"]"#), Some(vec![r"C:\dir".to_owned(), r#"\x\"y"#.to_owned()]));
    }

    #[test]
    fn all_else_is_shell_form() {
        for it in
            [r#"["a",]"#, r#"["a" "b"]"#, "['a']", "[a]", r#"["a\\"]"#, r#"["a""#, r#"["a", 1]"#, "a", ""]
        {
            assert_eq!(strings(it), None, "{it}");
        }
    }
}
