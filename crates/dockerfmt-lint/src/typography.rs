//! Dashes and quotes of typography in a shell text, where hyphens and quotes would have a meaning.
//!
//! Separate from the rule that reports them, which knows commands and fixes.

use std::ops::Range;

use dockerfmt_shell::{TokenKind, tokens};

/// A sign that looks like another one.
pub(crate) enum Sign {
    /// A dash, and what else is in front of the name of an option; then the name.
    Option(Range<usize>, Range<usize>),
    /// A quote.
    Quote(Range<usize>),
}

/// The signs outside of quotes and comments, in the order of the text; `None` where the text is no shell text.
pub(crate) fn signs(text: &str) -> Option<Vec<Sign>> {
    let tokens = tokens(text)?;
    let words = tokens.into_iter().filter(|it| it.kind == TokenKind::Word);
    Some(words.flat_map(|it| Scan::new(text, it.range)).collect())
}

/// The quote of the shell that `quote` looks like.
pub(crate) fn ascii_quote(quote: &str) -> Option<&'static str> {
    match quote.chars().next()? {
        '‘' | '’' | '‚' | '‛' => Some("'"),
        '“' | '”' | '„' | '‟' => Some("\""),
        _ => None,
    }
}

/// The hyphens that `dashes` in front of the option `name` stand for: a long dash for two, but one letter has one.
pub(crate) fn ascii_hyphens(dashes: &str, name: &str) -> Option<&'static str> {
    let n: usize = dashes.chars().map(|it| if matches!(it, '—' | '―') { 2 } else { 1 }).sum();
    match name.chars().count() {
        0 => None,
        1 => Some("-"),
        _ if n > 1 || name.contains('-') => Some("--"),
        _ => Some("-"),
    }
}

fn is_dash(it: char) -> bool {
    matches!(it, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A walk over a word with all that is nested in it.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// What is open: `"` and `(`.
    open: Vec<char>,
    previous: Option<char>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, word: Range<usize>) -> Self {
        Scan { text, at: word.start, end: word.end, open: Vec::new(), previous: None }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// The next character, which is no longer ahead.
    fn bump(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        self.previous.replace(next);
        Some(next)
    }

    fn skip_behind(&mut self, end: char) {
        self.at = self.rest().find(end).map_or(self.end, |it| self.at + it + end.len_utf8());
        self.previous = Some(end);
    }

    /// Takes a character that may be a sign, behind `previous`.
    fn unquoted(&mut self, previous: Option<char>, start: usize, it: char) -> Option<Sign> {
        let is_first = previous.is_none_or(|it| it.is_whitespace() || "(;|&`".contains(it));
        if is_first && (it == '-' || is_dash(it)) {
            return self.option(start);
        }
        let next = self.rest().chars().next();
        let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        let is_apostrophe = matches!(it, '‘' | '’') && is_letter(previous) && is_letter(next);
        let is_quote = ascii_quote(&self.text[start..self.at]).is_some() && !is_apostrophe;
        is_quote.then_some(Sign::Quote(start..self.at))
    }

    /// The option that begins at `start`, if one of its dashes is a sign.
    fn option(&mut self, start: usize) -> Option<Sign> {
        let rest = &self.text[start..self.end];
        let dashes = rest.find(|it| it != '-' && !is_dash(it)).unwrap_or(rest.len());
        let is_name = |it: char| it.is_alphanumeric() || "-_".contains(it);
        let name = rest[dashes..].find(|it| !is_name(it)).unwrap_or(rest.len() - dashes);
        self.at = start + dashes;
        self.previous = Some('-');
        let is_sign = rest[..dashes].contains(is_dash);
        is_sign.then(|| Sign::Option(start..self.at, self.at..self.at + name))
    }
}

impl Iterator for Scan<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        loop {
            let (start, previous) = (self.at, self.previous);
            let it = self.bump()?;
            let is_quoted = self.open.last() == Some(&'"');
            match it {
                '\\' => {
                    self.bump();
                }
                '\'' if !is_quoted => self.skip_behind('\''),
                '"' if is_quoted => {
                    self.open.pop();
                }
                '"' => self.open.push('"'),
                '(' if !is_quoted || previous == Some('$') => self.open.push('('),
                ')' if self.open.last() == Some(&'(') => {
                    self.open.pop();
                }
                it if !is_quoted && (it == '-' || !it.is_ascii()) => {
                    if let Some(sign) = self.unquoted(previous, start, it) {
                        return Some(sign);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let signs = signs(text).expect("a shell text");
        let ranges = signs.into_iter().map(|it| match it {
            Sign::Option(dashes, name) => dashes.start..name.end,
            Sign::Quote(it) => it,
        });
        assert_eq!(ranges.map(|it| &text[it]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn dashes_count_where_an_option_begins() {
        check("a —b=c –- -–d", &["—b", "–-", "-–d"]);
        check("a b—c 1–2 -b–c x=–", &[]);
        check("a $(b –c) `d —e` \"$(f –g \"–h\") –i\"", &["–c", "—e", "–g"]);
    }

    #[test]
    fn quotes_count_unless_they_are_apostrophes() {
        check("a “b c” x=‘d’ it’s", &["“", "”", "‘", "’"]);
    }

    #[test]
    fn what_is_quoted_is_text() {
        check("a '—b “c”' \"—d “e”\" \\“ # —f “g”", &[]);
        check("cat <<E\n—a “b”\nE\n", &[]);
    }

    #[test]
    fn dashes_stand_for_hyphens() {
        assert_eq!(ascii_hyphens("—", "no-cache"), Some("--"));
        assert_eq!(ascii_hyphens("–", "no-cache"), Some("--"));
        assert_eq!(ascii_hyphens("—", "y"), Some("-"));
        assert_eq!(ascii_hyphens("–", "rf"), Some("-"));
        assert_eq!(ascii_hyphens("—-", ""), None);
    }
}
