//! `SC1072` and its kin: the text is no script.
//!
//! ShellCheck reports such a text two to four times, with codes for the place, the construct around it and the kind of
//! mistake. One finding at the place says it all. Its code is always `SC1072`, so that it can be ignored by one name;
//! [`hadolint_code`] tells under which code hadolint would show it.

use super::codes::code;
use super::finding::Finding;

/// The finding for a text that ceases to be a script at the offset `at`.
pub(super) fn check(text: &str, at: usize) -> Option<Finding> {
    let word = word_at(text, at)?;
    let message = match word.trim() {
        "" => "no shell can read this: the script ends too early".to_owned(),
        it => format!("no shell can read this from `{it}` on"),
    };
    Some(Finding::new(code(1072)?, at..at + word.len(), message))
}

/// What stands at the offset `at`, up to the next blank or `;`.
pub(super) fn word_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let len = rest.find([' ', '\t', '\n', ';']).unwrap_or(rest.len());
    Some(&rest[..len.max(rest.chars().next().map_or(0, char::len_utf8))])
}
