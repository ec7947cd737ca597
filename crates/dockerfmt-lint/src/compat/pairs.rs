//! The pairs of `ENV` and `LABEL` as hadolint reads them, for rules whose verdicts must equal its own.
//!
//! Separate from the grammar in `env`, which only finds where they are. BuildKit reads differently: it removes the
//! quotes of a value behind a blank, it drops an escape before any character, and a continuation directly behind a
//! value ends the value where the next line is indented.

use std::borrow::Cow;
use std::ops::Range;

use super::env::for_each_pair;
use super::layout::{Joint, continuation, is_blank, padding};
use super::reader::Reader;

/// A key and a value, without quotes and continuations; the ranges have them.
pub(crate) struct HadolintPair {
    pub(crate) key: String,
    pub(crate) key_range: Range<usize>,
    pub(crate) value: String,
    pub(crate) value_range: Range<usize>,
}

/// The pairs of an instruction, as far as they can be read.
pub(crate) struct HadolintPairs {
    pub(crate) found: Vec<HadolintPair>,
    /// Whether hadolint can read all of the instruction; else it has no verdict on the file.
    pub(crate) is_whole: bool,
}

/// The pairs in `arguments`: all that follows the keyword.
pub(crate) fn pairs(arguments: &str, escape: char) -> HadolintPairs {
    // Only continuations have line ends here, and they take two like one; so offsets stay what they are.
    let text = match arguments.contains('\r') {
        true => Cow::Owned(arguments.replace("\r\n", "\n\n")),
        false => Cow::Borrowed(arguments),
    };
    let mut reader = Reader::new(&text, escape);
    padding(&mut reader);
    let mut found = Vec::new();
    let end = for_each_pair(&mut reader, |it| {
        let quotes = if it.is_rest { Quotes::Kept } else { Quotes::Removed };
        found.push(HadolintPair {
            key: plain(&text[it.key.clone()], escape, Quotes::Removed),
            value: plain(&text[it.value.clone()], escape, quotes),
            key_range: it.key,
            value_range: it.value,
        });
    });
    HadolintPairs { found, is_whole: end.is_ok() }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Kept,
    Removed,
}

/// The text without continuations, and without quotes unless they are kept.
fn plain(text: &str, escape: char, quotes: Quotes) -> String {
    // Most keys and values are such.
    if !text.contains(['\'', '"', '\n', escape]) {
        return text.to_owned();
    }
    let mut r = Reader::new(text, escape);
    let mut res = String::with_capacity(text.len());
    let mut quote = None;
    while let Some(c) = r.peek() {
        if let Ok(joint) = continuation(&mut r) {
            res.extend((joint == Joint::Space).then_some(' '));
        } else if c == escape {
            let is_protected = |it| quote.map_or(is_blank(it), |quote| it == quote);
            escapes(&mut r, |it| quotes == Quotes::Removed && is_protected(it), &mut res);
        } else {
            r.next();
            match quote {
                None if quotes == Quotes::Removed && matches!(c, '\'' | '"') => quote = Some(c),
                Some(it) if it == c => quote = None,
                _ => res.push(c),
            }
        }
    }
    res
}

/// Reads a run of escapes. It stays as it is, but for one before a character that it protects: the quote that is
/// open, or a blank outside quotes. A longer run before such a character is a parse error.
fn escapes(r: &mut Reader<'_>, is_protected: impl Fn(char) -> bool, res: &mut String) {
    let start = r.offset();
    let escape = r.escape();
    r.eat_while(|it| it == escape);
    match r.peek().filter(|&it| is_protected(it)) {
        Some(it) => {
            r.next();
            res.push(it);
        }
        None => res.push_str(r.text_since(start)),
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[track_caller]
    fn check(arguments: &str, expected: &[(&str, &str)]) {
        let read = pairs(arguments, '\\');
        assert!(read.is_whole, "{arguments:?}");
        let found: Vec<_> = read.found.iter().map(|it| (it.key.as_str(), it.value.as_str())).collect();
        assert_eq!(found, expected, "{arguments:?}");
    }

    #[test]
    fn quotes_go_where_there_is_an_equals_sign() {
        check(r#" a=b "c d"='e f' g="h"'i'j"#, &[("a", "b"), ("c d", "e f"), ("g", "hij")]);
        check(r#" a "b" c"#, &[("a", r#""b" c"#)]);
        check(r#" a=1 b "2" c=3"#, &[("a", "1"), ("b", r#""2" c=3"#)]);
        check(" a= b=", &[("a", ""), ("b", "")]);
        check(" =1 a=", &[("", "1"), ("a", "")]);
        check(r#" a=1 'b c'="d\"e"'f"'\g"#, &[("a", "1"), ("b c", "d\"ef\"\\g")]);
        check(" a=1 b c d=e", &[("a", "1"), ("b", "c d=e")]);
    }

    #[test]
    fn what_hadolint_cannot_read_is_not_whole() {
        for it in ["", " ", " a", " a='b", " a=1 b"] {
            assert!(!pairs(it, '\\').is_whole, "{it:?}");
        }
        assert_eq!(pairs(" a=1 b", '\\').found.len(), 1);
    }

    #[test]
    fn escapes_protect_only_quotes_and_blanks() {
        check(r#" a=\b\ c b="\"\c" d='\'"'"#, &[("a", r"\b c"), ("b", r#""\c"#), ("d", r#"'""#)]);
        check(r#" a=\$b c="\$d\\e""#, &[("a", r"\$b"), ("c", r"\$d\\e")]);
        check(r" a b\ c\d", &[("a", r"b\ c\d")]);
    }

    #[test]
    fn an_indented_line_goes_on_with_a_blank() {
        check(" a=b\\\n c=d\\\ne", &[("a", "b c=de")]);
        check(" a=\"b\\\n# c\n  d\" \\\n\n  e=f", &[("a", "b d"), ("e", "f")]);
        check(" a=\"b\\\r\n# c\r\n  d\" \\\r\n\r\n  e=f", &[("a", "b d"), ("e", "f")]);
        check(" \\\n a b\\\n c", &[("a", "b c")]);
        check(" a=1\\\n  b=2", &[("a", "1 b=2")]);
        check(" a\\\nb=1", &[("ab", "1")]);
        check(" a 'b' \\\n c=d", &[("a", "'b'  c=d")]);
        check(" a=b\\ c \\\r\n# x\r\n  d=\"e\\\n f\"", &[("a", "b c"), ("d", "e f")]);
    }

    #[test]
    fn ranges_have_the_quotes() {
        let text = " \\\r\n \"a\"='é' b c";
        let found = pairs(text, '\\').found;
        let ranges: Vec<_> = found
            .iter()
            .flat_map(|it| [&text[it.key_range.clone()], &text[it.value_range.clone()]])
            .collect();
        assert_eq!(ranges, ["\"a\"", "'é'", "b", "c"]);
    }
}
