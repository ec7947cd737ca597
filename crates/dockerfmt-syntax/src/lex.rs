//! The vocabulary of the grammar: nom recognisers for how far a token reaches.
//!
//! They see a logical line: continuations are gone and there is no line end in it.
//! A recogniser only measures; the [cursor](crate::cursor) turns what it measured into tokens.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, hex_digit1, one_of};
use nom::combinator::{eof, opt, peek, recognize, verify};
use nom::multi::{many0_count, separated_list0};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

/// A recogniser of the start of a logical line's rest.
pub(crate) trait Lex<'s>: Parser<&'s str, Output = &'s str, Error = ()> {}

impl<'s, P: Parser<&'s str, Output = &'s str, Error = ()>> Lex<'s> for P {}

/// The separators that BuildKit splits a keyword and words at. A no-break space is none of them.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0b' | '\x0c' | '\r')
}

/// One or more separators.
pub(crate) fn blanks<'s>() -> impl Lex<'s> {
    take_while1(is_blank)
}

/// A word up to the next separator.
pub(crate) fn word<'s>() -> impl Lex<'s> {
    take_while1(|c| !is_blank(c))
}

/// `text` in any letter case, as a whole word.
pub(crate) fn keyword<'s>(text: &'static str) -> impl Lex<'s> {
    terminated(tag_no_case(text), peek(alt((blanks(), eof))))
}

/// Letters, digits and `_` in Unicode's sense, not beginning with a digit; or digits; or one special character.
pub(crate) fn variable_name<'s>() -> impl Lex<'s> {
    let name = recognize(pair(
        verify(nom::character::complete::anychar, |&c: &char| c.is_alphabetic() || c == '_'),
        take_while(|c: char| c.is_alphanumeric() || c == '_'),
    ));
    alt((name, digit1, recognize(one_of("@*#?-$!"))))
}

/// The modifiers between a variable's name and its word: `:-`, `-`, `##`, `//` and the like.
pub(crate) fn modifier<'s>() -> impl Lex<'s> {
    alt((
        tag(":-"),
        tag(":+"),
        tag(":?"),
        tag("##"),
        tag("%%"),
        tag("//"),
        tag("-"),
        tag("+"),
        tag("?"),
        tag("#"),
        tag("%"),
        tag("/"),
    ))
}

/// A JSON string with its quotes.
pub(crate) fn json_string<'s>() -> impl Lex<'s> {
    let escape = preceded(
        char('\\'),
        alt((
            recognize(one_of("\"\\/bfnrt")),
            recognize(pair(char('u'), take_while_m_n(4, 4, |c: char| c.is_ascii_hexdigit()))),
        )),
    );
    let plain = take_while1(|c: char| c >= ' ' && c != '"' && c != '\\');
    recognize(delimited(char('"'), many0_count(alt((plain, recognize(escape)))), char('"')))
}

/// The blanks that JSON knows.
pub(crate) fn json_blanks(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// How deep JSON values may nest inside an exec form; text that nests deeper is no JSON for us.
/// Any nesting is an error for BuildKit, so the limit only decides which error is reported.
const MAX_JSON_DEPTH: u32 = 32;

/// Any JSON value, as Go's `encoding/json` accepts it.
pub(crate) fn json_value(input: &str, depth: u32) -> IResult<&str, &str, ()> {
    if depth > MAX_JSON_DEPTH {
        return Err(nom::Err::Error(()));
    }
    let spaced = move |input| {
        delimited(take_while(json_blanks), move |it| json_value(it, depth + 1), take_while(json_blanks))
            .parse(input)
    };
    let empty = || take_while(json_blanks);
    let member = move |input| recognize((empty(), json_string(), empty(), char(':'), spaced)).parse(input);
    alt((
        json_string(),
        json_number(),
        tag("true"),
        tag("false"),
        tag("null"),
        recognize((char('['), separated_list0(char(','), spaced), empty(), char(']'))),
        recognize((char('{'), separated_list0(char(','), member), empty(), char('}'))),
    ))
    .parse(input)
}

fn json_number<'s>() -> impl Lex<'s> {
    let integer = alt((recognize(char('0')), recognize(pair(one_of("123456789"), opt(digit1)))));
    let fraction = opt(preceded(char('.'), digit1));
    let exponent = opt((one_of("eE"), opt(one_of("+-")), digit1));
    recognize((opt(char('-')), integer, fraction, exponent))
}

/// A content digest: `sha256:` and hexadecimal digits, in the distribution's general form.
pub(crate) fn digest<'s>() -> impl Lex<'s> {
    let component = || {
        recognize(pair(
            verify(nom::character::complete::anychar, char::is_ascii_alphabetic),
            take_while(|c: char| c.is_ascii_alphanumeric()),
        ))
    };
    recognize((
        component(),
        many0_count(pair(one_of("+.-_"), component())),
        char(':'),
        verify(hex_digit1, |it: &str| it.len() >= 32),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach<'s>(mut lex: impl Lex<'s>, input: &'s str) -> Option<&'s str> {
        lex.parse(input).ok().map(|(_, it)| it)
    }

    #[test]
    fn keywords_are_whole_words() {
        assert_eq!(reach(keyword("AS"), "as x"), Some("as"));
        assert_eq!(reach(keyword("AS"), "AS"), Some("AS"));
        assert_eq!(reach(keyword("AS"), "ASK"), None);
    }

    #[test]
    fn json_strings_follow_go() {
        assert_eq!(reach(json_string(), r#""a\"b" c"#), Some(r#""a\"b""#));
        assert_eq!(reach(json_string(), r#""\x""#), None);
        assert_eq!(reach(json_string(), "\"tab\there\""), None);
        assert_eq!(reach(json_string(), "'a'"), None);
    }

    #[test]
    fn json_values_nest_to_a_limit() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(json_value(&nested(20), 0).is_ok());
        assert!(json_value(&nested(100_000), 0).is_err());
        assert_eq!(json_value(r#"[1, {"a": null}, -2.5e3] x"#, 0), Ok((" x", r#"[1, {"a": null}, -2.5e3]"#)));
    }
}
