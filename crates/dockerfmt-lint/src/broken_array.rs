//! Text that was meant as a JSON array and is none: quotes of another kind, a comma too many or too few.
//!
//! Separate because several rules meet such text: the builder takes it for a command or for a list of paths.

use dockerfmt_syntax::{Node, SyntaxKind, TextEdit, TextRange};

use crate::json::json_array;
use crate::{Applicability, Fix};

/// What is wrong with all of them, as help.
pub(crate) const HELP: &str =
    "JSON has strings in double quotes, a comma between two, and none behind the last";

/// What was meant as an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BrokenArray {
    /// Its strings; `None` where it is open what they are.
    pub(crate) strings: Option<Vec<String>>,
}

impl BrokenArray {
    /// Reads `text`; `None` where nobody meant an array, as in `[ -f x ]` and `["$a" = b ]`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text.strip_prefix('[')?, strings: Vec::new(), is_clear: true };
        reader.items()?;
        let strings = Some(reader.strings).filter(|_| reader.is_clear);
        Some(BrokenArray { strings })
    }

    /// Writes the array as JSON in the place of `range`, whose text it was read from.
    ///
    /// The fix is unsafe: another program runs, or other files are copied.
    pub(crate) fn fix(&self, range: TextRange) -> Option<Fix> {
        let words: Vec<&str> = self.strings.as_ref()?.iter().map(String::as_str).collect();
        let edits = vec![TextEdit::replace(range, json_array(&words))];
        Some(Fix::new(Applicability::Unsafe, "write a JSON array", edits))
    }
}

/// The fix for a command in shell form that was meant as an array.
pub(crate) fn fix_of_form(form: Node<'_>) -> Option<Fix> {
    let has_comment = form.tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    let array = BrokenArray::read(form.joined().trim_end()).filter(|_| !has_comment)?;
    array.fix(form.range())
}

struct Reader<'a> {
    rest: &'a str,
    strings: Vec<String>,
    /// Whether there is but one way to read it.
    is_clear: bool,
}

impl Reader<'_> {
    /// All behind the `[`; `None` where it is no array.
    fn items(&mut self) -> Option<()> {
        loop {
            self.blanks();
            if self.rest.is_empty() {
                break;
            }
            if let Some(rest) = self.rest.strip_prefix(']') {
                self.is_clear &= rest.is_empty();
                break;
            }
            self.string()?;
            self.blanks();
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
        }
        (!self.strings.is_empty()).then_some(())
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// A string in quotes of any kind.
    fn string(&mut self) -> Option<()> {
        let close = closing(self.rest.chars().next()?)?;
        let body = &self.rest[self.rest.chars().next()?.len_utf8()..];
        let end = body.find(close)?;
        let text = &body[..end];
        // A backslash may escape what follows, or stand for itself, as in the path of a Windows program.
        self.is_clear &= !text.contains('\\');
        self.strings.push(text.to_owned());
        self.rest = body[end..].trim_start_matches(|it| close.contains(&it));
        Some(())
    }
}

/// What ends a string that begins with `quote`.
fn closing(quote: char) -> Option<&'static [char]> {
    match quote {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '“' | '”' | '„' => Some(&['”', '“', '"']),
        '‘' | '’' => Some(&['’', '‘', '\'']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Option<Vec<String>> {
        BrokenArray::read(text).expect("an array").strings
    }

    #[test]
    fn arrays_are_read_in_spite_of_their_mistakes() {
        for it in [
            "['a', 'b c']",
            "[\"a\", \"b c\",]",
            "[\"a\" \"b c\"]",
            "[“a”, ‘b c’]",
            "[ 'a',\"b c\"",
            "['a','b c' ]",
        ] {
            assert_eq!(strings(it), Some(vec!["a".to_owned(), "b c".to_owned()]), "{it}");
        }
    }

    #[test]
    fn what_is_not_clear_has_no_strings() {
        for it in ["[\"C:\\a\"]", "['a'] b", "[\"a\"] # c"] {
            assert_eq!(strings(it), None, "{it}");
        }
    }

    #[test]
    fn tests_of_the_shell_are_no_arrays() {
        for it in ["[ -f x ]", "[\"$a\" = b ]", "[a, b]", "[]", "[", "a", "", "['a", "[[ \"a\" ]]"] {
            assert_eq!(BrokenArray::read(it), None, "{it}");
        }
    }
}
