//! The characters of a script that stand for themselves to the shell: not in single quotes, not escaped, no comment.
//!
//! Separate from the tokens, because what this is asked for is inside words: braces, dollar signs, quotes.

/// A character that is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Live {
    pub(super) offset: usize,
    pub(super) byte: u8,
    pub(super) is_in_double_quotes: bool,
}

/// What surrounds a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    DoubleQuotes,
    Parentheses,
}

/// The live characters of `text` in order. Heredocs count as text of the script.
pub(super) fn live(text: &str) -> Vec<Live> {
    let bytes = text.as_bytes();
    let mut res = Vec::new();
    let mut around: Vec<Around> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_in_double_quotes = around.last() == Some(&Around::DoubleQuotes);
        let before = at.checked_sub(1).map(|it| bytes[it]);
        let skipped = match byte {
            b'\\' => Some(at + 2),
            b'\'' if !is_in_double_quotes => Some(behind_quote(bytes, at, before == Some(b'$'))),
            b'#' if !is_in_double_quotes && before.is_none_or(|it| b" \t\n;".contains(&it)) => {
                Some(text[at..].find('\n').map_or(text.len(), |it| at + it))
            }
            _ => None,
        };
        if let Some(it) = skipped {
            at = it;
            continue;
        }
        res.push(Live { offset: at, byte, is_in_double_quotes });
        match byte {
            b'"' if is_in_double_quotes => drop(around.pop()),
            b'"' => around.push(Around::DoubleQuotes),
            b'(' if !is_in_double_quotes || before == Some(b'$') => around.push(Around::Parentheses),
            b')' if around.last() == Some(&Around::Parentheses) => drop(around.pop()),
            _ => {}
        }
        at += 1;
    }
    res
}

/// The braces outside of quotes that belong to no `${ … }` and to no `{a,b}`, in order.
pub(super) fn literal_braces(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut res = Vec::new();
    let mut open = Vec::new();
    for it in live(text).into_iter().filter(|it| !it.is_in_double_quotes) {
        match (it.byte, open.last()) {
            (b'{', _) => open.push(it.offset),
            (b'}', Some(&start)) => {
                open.pop();
                if !is_expansion(&text[start..it.offset], start > 0 && bytes[start - 1] == b'$') {
                    res.extend([start, it.offset]);
                }
            }
            (b'}', None) => res.push(it.offset),
            _ => {}
        }
    }
    res.extend(open);
    res.sort_unstable();
    res
}

/// Whether the shell makes something of what `inner` begins, up to its `}`.
fn is_expansion(inner: &str, is_variable: bool) -> bool {
    let is_list = inner.contains(',') || inner.contains("..");
    is_variable || is_list && !inner.contains([' ', '\t', '\n'])
}

/// The offset behind the single quotes that open at `open`; in `$'…'` a backslash escapes.
fn behind_quote(bytes: &[u8], open: usize, has_escapes: bool) -> usize {
    let mut at = open + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\'' => return at + 1,
            b'\\' if has_escapes => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(text: &str) -> String {
        live(text).iter().map(|it| it.byte as char).collect()
    }

    #[test]
    fn braces_of_expansions_are_no_letters() {
        assert_eq!(literal_braces("a{,{2..9}}"), []);
        assert_eq!(literal_braces("{{a}} ${b:-${c}} \"{\" }"), [0, 1, 3, 4, 21]);
    }

    #[test]
    fn quotes_escapes_and_comments_are_left_out() {
        assert_eq!(text_of("a 'b' \\c d#e #f\ng"), "a   d#e \ng");
        assert_eq!(text_of("\"it's\" \"$(a 'b' \"c\")\" d"), "\"it's\" \"$(a  \"c\")\" d");
        assert_eq!(text_of("$'a\\'b' c"), "$ c");
        assert_eq!(text_of("é'"), "é".bytes().map(|it| it as char).collect::<String>());
    }
}
