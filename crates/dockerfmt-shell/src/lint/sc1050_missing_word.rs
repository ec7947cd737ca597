//! `SC1050`, `SC1058` and `SC1085`: what a block lacks where the text ceases to be a script.
//!
//! They stand beside `SC1072`, which says where reading ends: of a branch of `case` hadolint shows this code and not that.

use super::codes::code;
use super::finding::Finding;
use super::sc1072_no_script::word_at;
use crate::grammar::Missing;
use crate::script::Script;

/// The finding for `text`, which ceases to be a script at the offset `at`.
pub(super) fn check(text: &str, script: &Script, at: usize) -> Option<Finding> {
    let (number, message) = match script.missing().or_else(|| in_template(text, at))? {
        Missing::Then => (1050, "this `if` has no `then`"),
        Missing::Do => (1058, "this loop has no `do`"),
        Missing::PatternEnd => (1085, "this pattern of `case` has no `)` behind it"),
    };
    Some(Finding::new(code(number)?, at..at + word_at(text, at)?.len(), message))
}

/// What is lacking in `{{ if x }}` at the offset `at`: braces in the place of a command begin a group to ShellCheck.
fn in_template(text: &str, at: usize) -> Option<Missing> {
    let rest = text.get(at..)?.strip_prefix("{{")?;
    Script::parse(rest.trim_start_matches('{')).missing()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Reading;

    fn found(text: &str) -> Option<(u32, usize)> {
        let script = Script::parse(text);
        let Reading::Broken(at) = script.reading() else { return None };
        check(text, &script, at).map(|it| (it.code.number, it.range.start))
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        assert_eq!(found("if a; b"), Some((1050, 7)));
        assert_eq!(found("a && if b c ( d )"), Some((1050, 12)));
        assert_eq!(found("x; {{ if a then ( -}}"), Some((1050, 3)));
        assert_eq!(found("while a; b"), Some((1058, 10)));
        assert_eq!(found("case a in {{ x | y( -}}"), Some((1085, 13)));
        assert_eq!(found("case a in \"x\""), Some((1085, 13)));
        for it in ["if a; (b", "a; {{ b }}", "case a in b|", "foo (a)"] {
            assert_eq!(found(it), None, "{it}");
        }
    }
}
