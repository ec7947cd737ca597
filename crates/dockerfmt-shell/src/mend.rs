//! Gives shuck a text that it reads right: of the same length, with other letters for what it stumbles over.
//!
//! Separate because it is about the weaknesses of shuck 0.2.8, not about the shell:
//!
//! - `{{ a }}` is one word to it, three to the shell,
//! - behind an escaped character inside double quotes the places of expansions are wrong: `"a\"$b"`.
//!
//! Everyone else looks at the places in the text itself, so the letters are never seen.

use std::borrow::Cow;

/// The letter that stands for a character without meaning; none that could be part of a name.
pub(crate) const LETTER: char = '.';

/// `text` without `{{` and without escapes of characters that have a meaning inside double quotes.
pub(crate) fn mend(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut offsets = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let is_expansion = at > 0 && bytes[at - 1] == b'$';
        at += match (bytes[at], bytes[at + 1]) {
            (b'\\', b'"' | b'$' | b'\\' | b'`') => {
                offsets.extend([at, at + 1]);
                2
            }
            (b'{', b'{') if !is_expansion => {
                offsets.extend([at, at + 1]);
                2
            }
            // Any other pair, so that the second character escapes nothing.
            (b'\\', _) => 2,
            _ => 1,
        };
    }
    replace(Cow::Borrowed(text), &offsets, LETTER)
}

/// `text` with the ASCII character `by` at `offsets`, which are those of ASCII characters in ascending order.
pub(crate) fn replace<'a>(text: Cow<'a, str>, offsets: &[usize], by: char) -> Cow<'a, str> {
    if offsets.is_empty() {
        return text;
    }
    let mut res = String::with_capacity(text.len());
    for &at in offsets {
        res.push_str(&text[res.len()..at]);
        res.push(by);
    }
    res.push_str(&text[res.len()..]);
    Cow::Owned(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_braces_and_escapes_become_letters() {
        assert_eq!(mend("{{ a }} ${{b}"), ".. a }} ${{b}");
        assert_eq!(mend(r#""\"\$a" '\' \a \\" \é"#), r#""....a" '\' \a .." \é"#);
        assert!(matches!(mend("a b"), Cow::Borrowed(_)));
    }
}
