//! `SC1001` and `SC1012` in the names of commands: a backslash before a letter that needs none, `.\build.bat`.
//!
//! The engine has both for arguments, but not for names.

use super::codes::code;
use super::finding::Finding;
use crate::script::Script;

pub(super) fn check(text: &str, script: &Script) -> Vec<Finding> {
    let mut res = Vec::new();
    for command in script.commands().iter().chain(script.dynamic_commands()) {
        let start = command.first_word().range.start;
        let word = text.get(command.first_word().range.clone()).unwrap_or_default();
        for at in escapes(word) {
            let letter = word[at + 1..].chars().next().unwrap_or_default();
            let number = if matches!(letter, 'n' | 'r' | 't') { 1012 } else { 1001 };
            let range = start + at..start + at + 1 + letter.len_utf8();
            let message = format!("`\\{letter}` is only a `{letter}` here");
            res.extend(code(number).map(|it| Finding::new(it, range, message)));
        }
    }
    res
}

/// Where a letter is escaped outside of quotes and substitutions. In front of all of the word it has a meaning: the
/// program and not an alias.
fn escapes(word: &str) -> Vec<usize> {
    let bytes = word.as_bytes();
    let mut res = Vec::new();
    let mut at = 0;
    while let (Some(&byte), next) = (bytes.get(at), bytes.get(at + 1)) {
        match (byte, next) {
            (b'\\', Some(it)) => {
                if at > 0 && it.is_ascii_alphanumeric() {
                    res.push(at);
                }
                at += 2;
            }
            // What quotes and substitutions make of it is the engine's affair.
            (b'"' | b'\'' | b'$' | b'`', _) => return res,
            _ => at += 1,
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<u32> {
        check(text, &Script::parse(text)).iter().map(|it| it.code.number).collect()
    }

    #[test]
    fn letters_in_names_need_no_backslash() {
        assert_eq!(found(".\\build.bat x"), [1001]);
        assert_eq!(found("Debug\\run.exe"), [1012]);
        assert_eq!(found("a\\.b\\bin\\v8 c\\d"), [1001, 1001]);
    }

    #[test]
    fn other_escapes_are_fine() {
        for it in ["\\ls", "a\\;b", "a\\ b", "\"a\\b\"", "a \\b"] {
            assert_eq!(found(it), [0; 0], "{it}");
        }
    }
}
