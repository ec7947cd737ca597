//! How BuildKit removes quotes and escapes: one way for words, another for flags.

use std::borrow::Cow;

/// A word, a value or the name of a heredoc without quotes and escapes.
///
/// Outside quotes the escape protects any character, in double quotes only `"`, `$` and itself, in single quotes none.
pub(crate) fn unquoted_word(text: Cow<'_, str>, escape: char) -> Cow<'_, str> {
    if !text.contains(['"', '\'', escape]) {
        return text;
    }
    let mut res = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, c) if c == escape => res.extend(chars.next()),
            (Some('"'), c) if c == escape => {
                res.push(chars.next_if(|&it| it == '"' || it == '$' || it == escape).unwrap_or(c));
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            _ => res.push(c),
        }
    }
    Cow::Owned(res)
}

/// The text of a flag without quotes and escapes.
///
/// A `\` protects any character, in quotes of either kind too, and whatever the `escape` directive says.
pub(crate) fn unquoted_flag(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['"', '\'', '\\']) {
        return text;
    }
    let mut res = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (_, '\\') => res.extend(chars.next()),
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            _ => res.push(c),
        }
    }
    Cow::Owned(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_quotes_and_escapes() {
        let plain = |text| unquoted_word(Cow::Borrowed(text), '\\').into_owned();
        assert_eq!(plain(r#""a b"c\ d"#), "a bc d");
        assert_eq!(plain(r#"'\n'"\n\"""#), r#"\n\n""#);
        assert_eq!(plain(r"$X\$Y"), "$X$Y");
    }

    #[test]
    fn flags_lose_every_escape() {
        let plain = |text| unquoted_flag(Cow::Borrowed(text)).into_owned();
        assert_eq!(plain(r#""a\b" 'c\'d'"#), "ab c'd");
        assert_eq!(plain("a`b"), "a`b");
    }
}
