//! Variables that a shell text expands, and the names that stand in it for whatever reason.
//!
//! Separate from the list of commands: variables also stand in assignments, redirections and heredocs.

use std::collections::HashSet;
use std::ops::Range;

use dockerfmt_shell::{TokenKind, tokens};

/// A place where a shell text expands a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    pub(crate) name: &'a str,
    /// From the `$` to the end of the name.
    pub(crate) range: Range<usize>,
    /// Whether something is said about what to do without it: `${NAME:-word}` and the like.
    pub(crate) has_modifier: bool,
}

/// The variables that the shell expands in `text`, those in its heredocs included; none in single quotes and comments.
/// Nothing where the text is no shell text.
pub(crate) fn references(text: &str) -> Vec<Reference<'_>> {
    let mut res = Vec::new();
    for token in tokens(text).into_iter().flatten() {
        match token.kind {
            TokenKind::Comment => {}
            TokenKind::HeredocBody => Scan::new(text, token.range, false).read(&mut res),
            _ => Scan::new(text, token.range, true).read(&mut res),
        }
    }
    res
}

/// A walk over one token.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// Whether single quotes mean something here; in heredocs they do not.
    has_quotes: bool,
    /// What is open: `"` and `(`.
    open: Vec<u8>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, range: Range<usize>, has_quotes: bool) -> Self {
        Scan { text, at: range.start, end: range.end, has_quotes, open: Vec::new() }
    }

    fn read(mut self, res: &mut Vec<Reference<'a>>) {
        let bytes = self.text.as_bytes();
        while self.at < self.end {
            match bytes[self.at] {
                b'\\' => self.at += 1,
                b'\'' if self.has_quotes && self.open.last() != Some(&b'"') => self.skip_single_quotes(),
                b'"' if self.has_quotes => self.toggle(b'"'),
                b'(' if bytes[..self.at].ends_with(b"$") => self.open.push(b'('),
                b'(' if self.open.last() == Some(&b'(') => self.open.push(b'('),
                b')' if self.open.last() == Some(&b'(') => {
                    self.open.pop();
                }
                b'$' => res.extend(self.reference()),
                _ => {}
            }
            self.at += 1;
        }
    }

    fn toggle(&mut self, quote: u8) {
        if self.open.last() == Some(&quote) {
            self.open.pop();
        } else {
            self.open.push(quote);
        }
    }

    fn skip_single_quotes(&mut self) {
        let rest = &self.text.as_bytes()[self.at + 1..self.end];
        self.at += 1 + rest.iter().position(|it| *it == b'\'').unwrap_or(rest.len());
    }

    /// The variable whose `$` is next; `None` where no name follows.
    fn reference(&self) -> Option<Reference<'a>> {
        let rest = &self.text[self.at + 1..self.end];
        let (is_braced, rest) = rest.strip_prefix('{').map_or((false, rest), |it| (true, it));
        let len = name_len(rest)?;
        let start = self.at + 1 + usize::from(is_braced);
        let has_modifier = is_braced && !rest[len..].starts_with('}');
        Some(Reference { name: &self.text[start..start + len], range: self.at..start + len, has_modifier })
    }
}

/// The length of the name that `text` begins with.
fn name_len(text: &str) -> Option<usize> {
    let len = text.bytes().take_while(|it| is_of_name(*it)).count();
    text.bytes().next().filter(|it| len > 0 && !it.is_ascii_digit()).map(|_| len)
}

/// All names in `text`, with where each begins: what could name a variable, in whatever place.
pub(crate) fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|it: char| it.is_ascii_alphanumeric() || it == '_')?;
        at = start + text[start..].bytes().take_while(|it| is_of_name(*it)).count();
        Some((start, &text[start..at]))
    })
}

/// The names to which `text` gives a value, or may: those that stand in it without a `$`.
pub(crate) fn assigned(text: &str) -> HashSet<&str> {
    let is_assigned = |at: usize| !text[..at].ends_with('$') && !text[..at].ends_with("${");
    names(text).filter(|it| is_assigned(it.0)).map(|it| it.1).collect()
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        references(text).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn variables_are_found_where_the_shell_expands_them() {
        assert_eq!(found("a $A \"${B}\" x$C-y > $D # $E"), ["A", "B", "C", "D"]);
        assert_eq!(found("X=$A make && (cd ${B%/*})"), ["A", "B"]);
        assert_eq!(found("a \"$(b '$N' \"$A\" )'$B'\""), ["A", "B"]);
        assert_eq!(found("cat <<E\n'$A'\nE\n"), ["A"]);
    }

    #[test]
    fn what_is_quoted_or_special_is_no_variable() {
        assert_eq!(found("a '$A' \\$B $1 $@ $? $$ ${#} awk '{print $NF}'"), [""; 0]);
        assert_eq!(found("a \"unclosed $A"), [""; 0]);
    }

    #[test]
    fn modifiers_are_seen() {
        let has_modifier = |text| references(text)[0].has_modifier;
        assert!(has_modifier("${A:-b}") && has_modifier("${A%x}"));
        assert!(!has_modifier("${A}") && !has_modifier("$A:-b"));
    }

    #[test]
    fn names_are_whole() {
        let all: Vec<_> = names("é$AB-c ${D_1}=e").collect();
        assert_eq!(all, [(3, "AB"), (6, "c"), (10, "D_1"), (15, "e")]);
        assert!(assigned("A=1 b").contains("A") && assigned("for A in x").contains("A"));
        assert!(!assigned("$A ${A} AB").contains("A"));
    }
}
