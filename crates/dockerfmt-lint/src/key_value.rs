//! `ENV key value` as `ENV key="value"`, with the quotes that keep the value what it was.
//!
//! In the old form the value is all that follows the key; in the new one blanks end it. Both are expanded and lose
//! their quotes and escapes in the same way, so only blanks outside of quotes need protection.

use dockerfmt_syntax::ast::{Pair, Word};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange};

/// The edits that give a pair its new form; `None` where the value has an open quote or comments are in the way.
pub(crate) fn with_eq(text: &str, pair: Pair<'_>) -> Option<Vec<TextEdit>> {
    let (key, value) = (pair.key()?, pair.value()?);
    let escape = pair.node().tree().escape();
    if key.text().contains(['"', '\'', '=', escape]) {
        return None;
    }
    let gap = TextRange::new(key.range().end, value.range().start);
    let is_gap_blank = !text[gap].contains('#') && !has_comment(pair, gap);
    let mut edits = vec![TextEdit::replace(gap, "=")];
    edits.extend(protected(value, escape)?);
    is_gap_blank.then_some(edits)
}

fn has_comment(pair: Pair<'_>, range: TextRange) -> bool {
    let mut tokens = pair.node().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    tokens.any(|it| range.contains_range(it.range()))
}

/// The edits that make one word of the value.
fn protected(value: Word<'_>, escape: char) -> Option<Vec<TextEdit>> {
    let text = value.text();
    let is_bare = !text.contains(['"', '\'', escape]);
    if is_bare {
        let needs_quotes = text.contains(char::is_whitespace) || text.starts_with('#');
        let quote = |at| TextEdit::insert(at, "\"");
        let TextRange { start, end } = value.range();
        return Some(if needs_quotes { vec![quote(start), quote(end)] } else { Vec::new() });
    }
    let blanks = open_blanks(&text, escape)?;
    // Behind a continuation the blanks would have to be escaped one by one, line after line.
    let is_whole = value.node().text() == text;
    let start = value.range().start;
    let escaped = blanks.iter().map(|it| TextEdit::insert(start + *it as u32, escape));
    (is_whole || blanks.is_empty()).then(|| escaped.collect())
}

/// Where the blanks are that are neither in quotes nor escaped; `None` where a quote is open at the end, where an escape
/// has nothing to protect, and where a blank is in braces, which have quotes of their own.
fn open_blanks(text: &str, escape: char) -> Option<Vec<usize>> {
    let mut res = Vec::new();
    let (mut quote, mut depth, mut previous) = (None, 0, '\0');
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (None | Some('"'), c) if c == escape => {
                chars.next()?;
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            (None, '{') if previous == '$' => depth += 1,
            (None, '}') if depth > 0 => depth -= 1,
            (None, c) if c.is_whitespace() && depth > 0 => return None,
            (None, c) if c.is_whitespace() => res.push(at),
            _ => {}
        }
        previous = c;
    }
    quote.is_none().then_some(res)
}

#[cfg(test)]
mod tests {
    use dockerfmt_syntax::{apply_edits, parse};

    use super::*;

    fn pair(text: &str) -> Option<(String, String)> {
        let parse = parse(text);
        let env = parse.file().instructions().next()?.as_env()?;
        let mut pairs = env.pairs();
        let (pair, None) = (pairs.next()?, pairs.next()) else { return None };
        Some((pair.key()?.text().into_owned(), pair.value()?.unquoted().into_owned()))
    }

    fn fixed(text: &str) -> Option<String> {
        let parse = parse(text);
        let pair = parse.file().instructions().next()?.as_env()?.pairs().next()?;
        apply_edits(text, &with_eq(text, pair)?)
    }

    /// The new form has the same key and the same value.
    #[track_caller]
    fn check(old: &str, new: &str) {
        assert_eq!(fixed(old).as_deref(), Some(new), "{old}");
        assert_eq!(pair(old), pair(new), "{old}");
        assert!(parse(new).errors.is_empty(), "{new}");
    }

    #[test]
    fn plain_values_stay_plain() {
        check("ENV a b", "ENV a=b");
        check("ENV a\t $B/${C:-d}", "ENV a=$B/${C:-d}");
        check("ENV a b=c", "ENV a=b=c");
        check("ENV a http://x/#y", "ENV a=http://x/#y");
    }

    #[test]
    fn blanks_and_comment_signs_are_quoted() {
        check("ENV a b  c", "ENV a=\"b  c\"");
        check("ENV a ${B:-c d} $", "ENV a=\"${B:-c d} $\"");
        check("ENV a #b", "ENV a=\"#b\"");
        check("ENV a b \\\n  # c\n  d", "ENV a=\"b \\\n  # c\n  d\"");
        check("# escape=`\nENV a C:\\b c", "# escape=`\nENV a=\"C:\\b c\"");
    }

    #[test]
    fn quotes_and_escapes_keep_their_meaning() {
        check("ENV a \"b c\"", "ENV a=\"b c\"");
        check("ENV a 'b c'", "ENV a='b c'");
        check("ENV a b\\ c", "ENV a=b\\ c");
        check("ENV a \"b c\" 'd' e", "ENV a=\"b c\"\\ 'd'\\ e");
        check("ENV a C:\\b c", "ENV a=C:\\b\\ c");
        check("ENV a \"b\\\" c\" d", "ENV a=\"b\\\" c\"\\ d");
        check("# escape=`\nENV a \"b\" c", "# escape=`\nENV a=\"b\"` c");
        check("ENV a \"b \\\n c\"", "ENV a=\"b \\\n c\"");
    }

    #[test]
    fn lines_between_key_and_value_are_joined() {
        check("ENV a \\\n   b", "ENV a=b");
    }

    #[test]
    fn what_cannot_be_kept_stays() {
        for it in [
            "ENV a it's",
            "ENV a b\\ c \\\n d",
            "ENV a \\\n # c\n b",
            "ENV \"a b\" c",
            "ENV a \"\" ${B:-c d}",
            "ENV a",
        ] {
            assert_eq!(fixed(it), None, "{it}");
        }
    }
}
