//! Strings whose escapes are checked: the lists of `COPY` and `ADD`, and quoted values of `RUN --mount`.
//!
//! Separate from `word::quoted` because hadolint reads these as Haskell string literals. The escape directive has
//! no say, line ends are ordinary characters, and a Windows path such as `"C:\dir"` is no string.

use super::reader::{Failure, Parsed, Reader};

const UNKNOWN_ESCAPE: &str = "not an escape sequence of a Haskell string";

/// Escapes by name. Of two names that both match, the order does not matter: what is left is ordinary text.
const NAMES: [&str; 44] = [
    "a", "b", "f", "n", "r", "t", "v", "\\", "\"", "'", "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK",
    "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN",
    "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP", "DEL",
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

fn escape(r: &mut Reader<'_>) -> Parsed {
    r.next();
    if r.eat_one_of(&NAMES).is_some() || number(r)? {
        return Ok(());
    }
    let known = match r.next() {
        Some('^') => r.next().is_some_and(|it| ('@'..='_').contains(&it)),
        // The empty escape takes the next character with it.
        Some('&') => r.next().is_some_and(|it| it != '"'),
        _ => false,
    };
    if known { Ok(()) } else { r.fail(UNKNOWN_ESCAPE) }
}

/// `<decimal> | x<hexadecimal> | o<octal>`, the number of a character.
fn number(r: &mut Reader<'_>) -> Parsed<bool> {
    let radix = match r.peek() {
        Some('0'..='9') => 10,
        Some('x' | 'X') => 16,
        Some('o' | 'O') => 8,
        _ => return Ok(false),
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
        Ok(it) if it <= u32::from(char::MAX) => Ok(true),
        _ => r.fail(UNKNOWN_ESCAPE),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, string};

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
}
