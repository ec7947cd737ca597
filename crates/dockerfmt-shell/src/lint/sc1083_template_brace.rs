//! `SC1083` for the braces of templates: `{{ name }}` and `{% if %}` are plain words to a shell.
//!
//! The engine has single braces, but takes `{{ … }}` for a word of its own. `SC1010` comes with them: a `then` in a
//! template is an argument.

use super::codes::code;
use super::finding::Finding;
use super::live::literal_braces;
use crate::tokens::{TokenKind, tokens};

/// What the templates in `text` are found for.
pub(super) fn check(text: &str) -> Vec<Finding> {
    if !text.contains("{{") && !text.contains("}}") {
        return Vec::new();
    }
    let mut res = braces(text);
    res.extend(keywords(text));
    res
}

/// What is found in the template that stands in the place of a command at the offset `at`. Its first braces open a
/// group to ShellCheck; the rest is a command with arguments.
pub(super) fn check_command(text: &str, at: usize) -> Vec<Finding> {
    let Some(rest) = text.get(at..).and_then(|it| it.strip_prefix("{{")) else { return Vec::new() };
    let start = text.len() - rest.len();
    let command = &rest[..rest.find([';', '\n', '(', '|', '&']).unwrap_or(rest.len())];
    let found = braces(command).into_iter().chain(keywords(command));
    found.map(|it| Finding { range: it.range.start + start..it.range.end + start, ..it }).collect()
}

fn braces(text: &str) -> Vec<Finding> {
    let Some(code) = code(1083) else { return Vec::new() };
    let bytes = text.as_bytes();
    let mut res = Vec::new();
    for pair in literal_braces(text).windows(2) {
        if pair[0] + 1 == pair[1] && bytes[pair[0]] == bytes[pair[1]] {
            let sign = char::from(bytes[pair[0]]);
            let message = || format!("this `{sign}` is only a letter to the shell");
            res.extend(pair.iter().map(|&it| Finding::new(code, it..it + 1, message())));
        }
    }
    res.dedup_by_key(|it| it.range.start);
    res
}

fn keywords(text: &str) -> Vec<Finding> {
    let Some(code) = code(1010) else { return Vec::new() };
    let tokens = tokens(text).unwrap_or_default();
    let arguments =
        tokens.windows(2).filter(|it| it.iter().all(|it| it.kind == TokenKind::Word)).map(|it| &it[1]);
    let keywords =
        arguments.filter(|it| matches!(&text[it.range.clone()], "then" | "do" | "done" | "fi" | "esac"));
    let message = |word: &str| format!("`{word}` is an argument here");
    keywords.map(|it| Finding::new(code, it.range.clone(), message(&text[it.range.clone()]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, usize)> {
        check(text).into_iter().map(|it| (it.code.number, it.range.start)).collect()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        assert_eq!(found("a {{ b }}"), [(1083, 2), (1083, 3), (1083, 7), (1083, 8)]);
        assert_eq!(found("a $(b {{ c"), [(1083, 6), (1083, 7)]);
        assert_eq!(found("a {{ if b then c"), [(1083, 2), (1083, 3), (1010, 10)]);
        let command: Vec<_> =
            check_command("a; {{ b }}; c", 3).into_iter().map(|it| it.range.start).collect();
        assert_eq!(command, [8, 9]);
        assert_eq!(found("a \"{{ b }}\" ${c:-${d}}"), []);
    }
}
