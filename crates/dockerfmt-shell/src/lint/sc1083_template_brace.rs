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
/// group to ShellCheck; the rest is a command with arguments, in which each brace is a letter.
pub(super) fn check_command(text: &str, at: usize) -> Vec<Finding> {
    let Some(template) = text.get(at..).filter(|it| it.starts_with("{{") || it.starts_with("{%")) else {
        return Vec::new();
    };
    let rest = template.trim_start_matches('{');
    let start = text.len() - rest.len();
    let command = &rest[..rest.find([';', '\n', '(', '|', '&']).unwrap_or(rest.len())];
    let braces = literal_braces(command).into_iter().filter(|&it| !is_empty_pair(command, it));
    let found = braces.filter_map(|it| brace(command, it)).chain(keywords(command));
    found.map(|it| Finding { range: it.range.start + start..it.range.end + start, ..it }).collect()
}

/// Whether the brace is one of `{}`, which `find` and `xargs` know.
fn is_empty_pair(text: &str, brace: usize) -> bool {
    text[brace..].starts_with("{}") || text[..brace].ends_with('{') && text[brace..].starts_with('}')
}

fn brace(text: &str, at: usize) -> Option<Finding> {
    let sign = text.get(at..at + 1)?;
    Some(Finding::new(code(1083)?, at..at + 1, format!("this `{sign}` is only a letter to the shell")))
}

fn braces(text: &str) -> Vec<Finding> {
    let bytes = text.as_bytes();
    let mut res = Vec::new();
    for pair in literal_braces(text).windows(2) {
        if pair[0] + 1 == pair[1] && bytes[pair[0]] == bytes[pair[1]] {
            res.extend(pair.iter().filter_map(|&it| brace(text, it)));
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
        let command = |text: &str, at: usize| -> Vec<usize> {
            check_command(text, at).into_iter().map(|it| it.range.start).collect()
        };
        assert_eq!(command("a; {{ b }}; c", 3), [8, 9]);
        assert_eq!(command("a; {% if b %}", 3), [12]);
        assert_eq!(command("a; {%- if b %}c {%- else -%} d", 3), [13, 16, 27]);
        assert_eq!(command("a; {% b \"x}\" %}", 3), [14]);
        assert_eq!(command("a; {b %}", 3), []);
        assert_eq!(found("a \"{{ b }}\" ${c:-${d}}"), []);
    }
}
