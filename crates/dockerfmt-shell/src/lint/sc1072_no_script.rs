//! `SC1072` and its kin: the text is no script.
//!
//! ShellCheck reports such a text two to four times, with codes for the place, the construct around it and the kind of
//! mistake. One finding at the place says it all. Its code is always `SC1072`, so that it can be ignored by one name;
//! [`hadolint_code`](super::hadolint_code) tells under which code hadolint would show it.

use super::codes::code;
use super::finding::Finding;
use crate::grammar::Missing;
use crate::script::Script;

/// The finding for `text`, which ceases to be a script at the offset `at`.
pub(super) fn check(text: &str, script: &Script, at: usize) -> Option<Finding> {
    let word = word_at(text, at)?;
    let message = match (missing(text, script, at), word.trim()) {
        (Some(Missing::Then), _) => "no shell can read this: the `if` before it has no `then`".to_owned(),
        (Some(Missing::Do), _) => "no shell can read this: the loop before it has no `do`".to_owned(),
        (Some(Missing::PatternEnd), _) => {
            "no shell can read this: the pattern of `case` before it has no `)`".to_owned()
        }
        (None, "") => "no shell can read this: the script ends too early".to_owned(),
        (None, it) => format!("no shell can read this from `{it}` on"),
    };
    Some(Finding::new(code(1072)?, at..at + word.len(), message))
}

/// What a block lacks where the text ceases to be a script.
pub(super) fn missing(text: &str, script: &Script, at: usize) -> Option<Missing> {
    script.missing().or_else(|| in_template(text, at))
}

/// What is lacking in `{{ if x }}` at the offset `at`: braces in the place of a command begin a group to ShellCheck.
fn in_template(text: &str, at: usize) -> Option<Missing> {
    let rest = text.get(at..)?.strip_prefix("{{")?;
    Script::parse(rest.trim_start_matches('{')).missing()
}

/// What stands at the offset `at`, up to the next blank or `;`.
fn word_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let len = rest.find([' ', '\t', '\n', ';']).unwrap_or(rest.len());
    Some(&rest[..len.max(rest.chars().next().map_or(0, char::len_utf8))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Reading;

    fn found(text: &str) -> Option<(Option<Missing>, usize)> {
        let script = Script::parse(text);
        let Reading::Broken(at) = script.reading() else { return None };
        Some((missing(text, &script, at), at))
    }

    /// Where ShellCheck 0.11 has a code for it, as seen in a run: `SC1050`, `SC1058`, `SC1085`.
    #[test]
    fn what_is_missing_is_known() {
        assert_eq!(found("if a; b"), Some((Some(Missing::Then), 7)));
        assert_eq!(found("a && if b c ( d )"), Some((Some(Missing::Then), 12)));
        assert_eq!(found("x; {{ if a then ( -}}"), Some((Some(Missing::Then), 3)));
        assert_eq!(found("while a; b"), Some((Some(Missing::Do), 10)));
        assert_eq!(found("case a in {{ x | y( -}}"), Some((Some(Missing::PatternEnd), 13)));
        assert_eq!(found("case a in \"x\""), Some((Some(Missing::PatternEnd), 13)));
        for it in ["if a; (b", "a; {{ b }}", "case a in b|", "foo (a)"] {
            assert_eq!(found(it).and_then(|it| it.0), None, "{it}");
        }
    }

    #[test]
    fn there_is_one_finding_about_it() {
        let found = |text: &str| {
            let script = Script::parse(text);
            let found = crate::lint::lint(text, &script, crate::Dialect::Sh, &[]);
            found.into_iter().map(|it| format!("{} {}", it.code.number, it.message)).collect::<Vec<_>>()
        };
        assert_eq!(found("if a; b"), ["1072 no shell can read this: the `if` before it has no `then`"]);
        assert_eq!(found("while a; b"), ["1072 no shell can read this: the loop before it has no `do`"]);
        let pattern = "1072 no shell can read this: the pattern of `case` before it has no `)`";
        assert_eq!(found("case a in b c"), [pattern]);
        assert_eq!(found("(a"), ["1072 no shell can read this: the script ends too early"]);
        assert_eq!(found("a; fi"), ["1072 no shell can read this from `fi` on"]);
    }
}
