//! The name that an `ARG` defines.
//!
//! Separate because hadolint takes `ARG` for a name and a rest that it does not look at.

use super::layout::{is_blank, space};
use super::reader::Reader;
use super::word;

/// The name behind `ARG`: up to a blank or `=`, else all of it; `None` for what hadolint cannot parse.
pub(crate) fn name(arguments: &str, escape: char) -> Option<String> {
    let text = arguments.replace("\r\n", "\n");
    let mut r = Reader::new(&text, escape);
    space(&mut r).ok()?;
    let start = r.offset();
    r.attempt(|r| word::word(r, |it| !is_blank(it) && it != '=', "the name is missing"))
        .or_else(|_| word::line(&mut r, "the name is missing"))
        .ok()?;
    Some(word::line_text(r.text_since(start), escape))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_first_word_is_the_name() {
        let check = |arguments: &str, expected: Option<&str>| {
            assert_eq!(name(arguments, '\\').as_deref(), expected, "{arguments}");
        };
        check(" a=b", Some("a"));
        check("\ta b", Some("a"));
        check(" \"a\"=b", Some("\"a\""));
        check(" a\\\r\n  b c", Some("a b"));
        check(" =a b", Some("=a b"));
        check(" ", None);
        check("a", None);
    }
}
