//! Strings whose escapes are checked: the lists of `COPY` and `ADD`, and quoted values of `RUN --mount`; and the
//! character that an escape directive names.
//!
//! Separate from `word::quoted` because hadolint reads these as Haskell string literals. The escape directive has
//! no say, line ends are ordinary characters, and a Windows path such as `"C:\dir"` is no string.

use super::reader::{Failure, Parsed, Reader};

const UNKNOWN_ESCAPE: &str = "not an escape sequence of a Haskell string";

/// Escapes by name, the longer of two that both match first.
const NAMES: [(&str, char); 44] = [
    ("a", '\x07'),
    ("b", '\x08'),
    ("f", '\x0c'),
    ("n", '\n'),
    ("r", '\r'),
    ("t", '\t'),
    ("v", '\x0b'),
    ("\\", '\\'),
    ("\"", '"'),
    ("'", '\''),
    ("NUL", '\0'),
    ("SOH", '\x01'),
    ("STX", '\x02'),
    ("ETX", '\x03'),
    ("EOT", '\x04'),
    ("ENQ", '\x05'),
    ("ACK", '\x06'),
    ("BEL", '\x07'),
    ("BS", '\x08'),
    ("HT", '\t'),
    ("LF", '\n'),
    ("VT", '\x0b'),
    ("FF", '\x0c'),
    ("CR", '\r'),
    ("SO", '\x0e'),
    ("SI", '\x0f'),
    ("DLE", '\x10'),
    ("DC1", '\x11'),
    ("DC2", '\x12'),
    ("DC3", '\x13'),
    ("DC4", '\x14'),
    ("NAK", '\x15'),
    ("SYN", '\x16'),
    ("ETB", '\x17'),
    ("CAN", '\x18'),
    ("EM", '\x19'),
    ("SUB", '\x1a'),
    ("ESC", '\x1b'),
    ("FS", '\x1c'),
    ("GS", '\x1d'),
    ("RS", '\x1e'),
    ("US", '\x1f'),
    ("SP", ' '),
    ("DEL", '\x7f'),
];

/// A string in double quotes, the first of which stands at the reading head.
pub(super) fn string(r: &mut Reader<'_>) -> Parsed {
    r.next();
    loop {
        r.eat_while(|it| !matches!(it, '"' | '\\'));
        if r.eat("\"") {
            return Ok(());
        }
        if r.peek().is_none() {
            return r.fail("the string is not closed");
        }
        let start = r.offset();
        r.attempt(escape).map_err(|it| Failure { at: start, ..it })?;
    }
}

/// One character, or an escape sequence that stands for one. A backslash that begins none is no character.
pub(super) fn character(r: &mut Reader<'_>) -> Parsed<char> {
    if r.peek() == Some('\\') && !r.at("\\&") {
        return escape(r)?.map_or_else(|| r.fail(UNKNOWN_ESCAPE), Ok);
    }
    r.next().filter(|it| *it != '\\').map_or_else(|| r.fail(UNKNOWN_ESCAPE), Ok)
}

/// What a string in double quotes says, without them.
pub(super) fn value(string: &str) -> String {
    let inner = string.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(string);
    // The escape character of the file has no say here.
    let mut r = Reader::new(inner, '\\');
    let mut res = String::with_capacity(inner.len());
    while let Some(it) = r.peek() {
        match r.attempt(escape) {
            Ok(it) => res.extend(it),
            Err(_) => {
                r.next();
                res.push(it);
            }
        }
    }
    res
}

/// A backslash and what it stands for: one character, or none for the empty escape.
fn escape(r: &mut Reader<'_>) -> Parsed<Option<char>> {
    if !r.eat("\\") {
        return r.fail("no escape sequence");
    }
    if let Some((_, it)) = NAMES.iter().find(|(name, _)| r.eat(name)) {
        return Ok(Some(*it));
    }
    if let Some(it) = number(r)? {
        return Ok(Some(it));
    }
    match (r.next(), r.next()) {
        (Some('^'), Some(it @ '@'..='_')) => Ok(char::from_u32(u32::from(it) - u32::from('@'))),
        // The empty escape takes the next character with it.
        (Some('&'), Some(it)) if it != '"' => Ok(Some(it)),
        _ => r.fail(UNKNOWN_ESCAPE),
    }
}

/// `<decimal> | x<hexadecimal> | o<octal>`, the number of a character.
fn number(r: &mut Reader<'_>) -> Parsed<Option<char>> {
    let radix = match r.peek() {
        Some('0'..='9') => 10,
        Some('x' | 'X') => 16,
        Some('o' | 'O') => 8,
        _ => return Ok(None),
    };
    if radix != 10 {
        r.next();
    }
    let start = r.offset();
    r.eat_while(|it| it.is_digit(radix));
    let digits = r.text_since(start);
    // hadolint looks at nine characters behind the backslash; digits beyond them are text.
    let digits = digits.get(..9).unwrap_or(digits);
    match u32::from_str_radix(digits, radix) {
        // A surrogate is a character to Haskell.
        Ok(it) if it <= u32::from(char::MAX) => Ok(Some(char::from_u32(it).unwrap_or('\u{fffd}'))),
        _ => r.fail(UNKNOWN_ESCAPE),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, string, value};

    fn is_string(text: &str) -> bool {
        string(&mut Reader::new(text, '`')).is_ok()
    }

    #[test]
    fn escapes_are_those_of_haskell() {
        for text in
            [r#""""#, r#""\n\"\\""#, r#""\1114111""#, r#""\x41\o7""#, r#""\^A\SOH\DC1\&x""#, "\"a\nb\""]
        {
            assert!(is_string(text), "{text}");
        }
        for text in [r#"""#, r#""\c""#, r#""\ ""#, r#""\1114112""#, r#""\x""#, r#""\^a""#, r#""\u0041""#] {
            assert!(!is_string(text), "{text}");
        }
    }

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(value(r#""a\"b\\\x2f\&c\SOH\^A\o57""#), "a\"b\\/c\u{1}\u{1}/");
        assert_eq!(value(r#""""#), "");
    }
}
