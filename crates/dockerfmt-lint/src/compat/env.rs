//! `ENV` and `LABEL`.
//!
//! Separate because they are the only instructions that look into quotes, and because hadolint has no two forms of
//! them: a pair is written with `=` or with a space, also in the middle of a line, and the value after a space is
//! the rest of that line.

use super::layout::{blanks, continuation, space};
use super::reader::{Parsed, Reader};
use super::word;

/// A pair as it is written.
struct Pair<'t> {
    key: &'t str,
    value: &'t str,
    /// Whether the value is the rest of the line, in which quotes are characters like others.
    is_rest: bool,
}

/// `<pair> (<space> <pair>)*`
pub(super) fn pairs(r: &mut Reader<'_>) -> Parsed {
    each_pair(r, |_| ())
}

/// Keys and values behind `ENV` or `LABEL`, without quotes and continuations; `None` for what hadolint cannot parse.
pub(crate) fn texts(arguments: &str, escape: char) -> Option<Vec<(String, String)>> {
    let text = arguments.replace("\r\n", "\n");
    let mut r = Reader::new(&text, escape);
    let mut res = Vec::new();
    space(&mut r).ok()?;
    let push = |it: Pair<'_>| {
        let value = if it.is_rest { word::line_text } else { word::quotable_text };
        res.push((word::quotable_text(it.key, escape), value(it.value, escape)));
    };
    each_pair(&mut r, push).ok()?;
    Some(res)
}

fn each_pair<'t>(r: &mut Reader<'t>, mut see: impl FnMut(Pair<'t>)) -> Parsed {
    loop {
        see(pair(r)?);
        while blanks(r) || continuation(r).is_ok() {}
        if r.at_line_end() {
            return Ok(());
        }
    }
}

/// `<key>=<value>` or `<key> <space> <rest of the line>`; key and value before and after `=` may be empty.
fn pair<'t>(r: &mut Reader<'t>) -> Parsed<Pair<'t>> {
    let start = r.offset();
    word::quotable(r, |it| it != '=')?;
    let key = r.text_since(start);
    let is_rest = !r.eat("=");
    if is_rest {
        space(r)?;
    }
    let start = r.offset();
    if is_rest {
        word::line(r, "the value is missing")?;
    } else {
        word::quotable(r, |_| true)?;
    }
    Ok(Pair { key, value: r.text_since(start), is_rest })
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[track_caller]
    fn check(arguments: &str, expected: &[(&str, &str)]) {
        let pairs = texts(arguments, '\\').expect("pairs");
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        assert_eq!(pairs, expected, "{arguments}");
    }

    #[test]
    fn quotes_and_continuations_are_taken_out() {
        check(" a=1 'b c'=\"d\\\"e\"'f\"'\\g\n", &[("a", "1"), ("b c", "d\"ef\"\\g")]);
        check(" a=b\\ c \\\r\n# x\r\n  d=\"e\\\n f\"", &[("a", "b c"), ("d", "e f")]);
        check(" =1 a=", &[("", "1"), ("a", "")]);
    }

    #[test]
    fn what_a_continuation_touches_is_one_word() {
        check(" a=1\\\n  b=2", &[("a", "1 b=2")]);
        check(" a\\\nb=1", &[("ab", "1")]);
    }

    #[test]
    fn without_equals_sign_the_line_is_the_value() {
        check(" a 'b' \\\n c=d", &[("a", "'b'  c=d")]);
        check(" a=1 b c d=e", &[("a", "1"), ("b", "c d=e")]);
    }

    #[test]
    fn there_may_be_no_pairs() {
        for it in ["", " ", " a", " a='b", "a=b"] {
            assert_eq!(texts(it, '\\'), None, "{it}");
        }
    }
}
