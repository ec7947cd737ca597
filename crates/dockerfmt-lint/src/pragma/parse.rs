//! The grammar of ignore pragmas: `# hadolint [stage|global] ignore=DL3006,DL3007`.

use dockerfmt_syntax::{Parse, SyntaxKind, TextRange, Token};

/// What a pragma reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The instruction below.
    Line,
    /// The stage whose `FROM` is below.
    Stage,
    /// The file.
    Global,
}

/// A comment that tells the linter what not to report.
#[derive(Clone, Debug)]
pub(crate) struct Pragma<'t> {
    pub(crate) comment: Token<'t>,
    pub(crate) scope: Scope,
    /// Codes and names, as they are written; at least one.
    pub(crate) words: Vec<Word<'t>>,
}

/// A code or a name in a pragma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub(crate) text: &'t str,
    pub(crate) range: TextRange,
}

const BLANKS: [char; 2] = [' ', '\t'];

/// Whose pragmas are read: hadolint's, which many files have, and our own.
const TOOLS: [&str; 2] = ["hadolint", "dockerfmt"];

impl<'t> Pragma<'t> {
    /// The pragmas between and inside instructions, in the order of the text.
    pub(crate) fn all(parse: &'t Parse) -> Vec<Self> {
        let comments = parse.tree.root().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
        comments.filter_map(|it| Pragma::new(it, tolerant(it.text())?)).collect()
    }

    /// The pragmas that hadolint sees, in the order of the text.
    pub(crate) fn all_strict(parse: &'t Parse) -> Vec<Self> {
        let comments = parse.file().comments();
        comments.filter_map(|it| Pragma::new(it, strict(with_stray_returns(parse, it))?)).collect()
    }

    fn new(comment: Token<'t>, (scope, words): (Scope, Vec<&'t str>)) -> Option<Self> {
        let start = comment.text().as_ptr() as usize;
        let range = |it: &str| {
            let at = comment.range().start + (it.as_ptr() as usize - start) as u32;
            TextRange::new(at, at + it.len() as u32)
        };
        let words: Vec<_> = words.into_iter().map(|text| Word { text, range: range(text) }).collect();
        (!words.is_empty()).then_some(Pragma { comment, scope, words })
    }

    /// Whether hadolint would take the comment for a pragma.
    pub(super) fn is_strict(&self) -> bool {
        strict(self.comment.text()).is_some()
    }

    /// Where the last word ends.
    pub(super) fn words_end(&self) -> u32 {
        self.words.last().map_or(self.comment.range().end, |it| it.range.end)
    }
}

/// A comment with the carriage returns behind it that are no part of the line end: for hadolint they are characters
/// like any other.
fn with_stray_returns<'t>(parse: &'t Parse, comment: Token<'t>) -> &'t str {
    let text = parse.tree.text();
    let behind = &text[comment.range().end as usize..];
    let rest = behind.trim_start_matches('\r');
    let n_returns = behind.len() - rest.len();
    let n_stray = if rest.starts_with('\n') { n_returns.saturating_sub(1) } else { n_returns };
    &text[comment.range().start as usize..][..comment.text().len() + n_stray]
}

/// Reads `comment`, which begins with its `#`.
///
/// Names of rules, any letter case, a comma too many and a reason behind the codes are welcome.
fn tolerant(comment: &str) -> Option<(Scope, Vec<&str>)> {
    let rest = comment.strip_prefix('#')?.trim_start_matches(BLANKS);
    let rest = TOOLS.iter().find_map(|it| rest.strip_prefix(it))?;
    let after = rest.trim_start_matches(BLANKS);
    let rest = match after.strip_prefix(':') {
        Some(it) => it.trim_start_matches(BLANKS),
        None if after.len() < rest.len() => after,
        None => return None,
    };
    let (scope, list) = scope_and_list(rest)?;
    Some((scope, words(list)))
}

/// Reads `comment` as hadolint does: one wrong character and there is no pragma.
/// Only `#` may begin a reason.
fn strict(comment: &str) -> Option<(Scope, Vec<&str>)> {
    let rest = comment.strip_prefix('#')?.trim_start_matches(BLANKS);
    let (scope, list) = scope_and_list(word(rest, "hadolint")?)?;
    let list = list.split('#').next().unwrap_or_default();
    let words: Vec<_> = list.split(',').map(|it| it.trim_matches(BLANKS)).collect();
    words.iter().all(|it| is_code(it)).then_some((scope, words))
}

/// `[stage|global] ignore =` and the rest.
fn scope_and_list(rest: &str) -> Option<(Scope, &str)> {
    let (scope, rest) = match (word(rest, "stage"), word(rest, "global")) {
        (Some(rest), _) => (Scope::Stage, rest),
        (_, Some(rest)) => (Scope::Global, rest),
        _ => (Scope::Line, rest),
    };
    let list = rest.strip_prefix("ignore")?.trim_start_matches(BLANKS).strip_prefix('=')?;
    Some((scope, list))
}

/// What follows `word` and the blanks behind it, of which there must be one.
fn word<'c>(rest: &'c str, word: &str) -> Option<&'c str> {
    Some(rest.strip_prefix(word)?.strip_prefix(BLANKS)?.trim_start_matches(BLANKS))
}

/// What hadolint takes for a code: `DLSC` is one.
pub(super) fn is_code(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|it| matches!(it, 'D' | 'L' | 'S' | 'C' | '0'..='9'))
}

/// The words before the reason: each but the first follows a comma.
fn words(list: &str) -> Vec<&str> {
    let mut res = Vec::new();
    let mut rest = list.trim_start_matches(BLANKS);
    loop {
        let len = word_len(rest);
        if len == 0 {
            return res;
        }
        res.push(&rest[..len]);
        let Some(after) = rest[len..].trim_start_matches(BLANKS).strip_prefix(',') else { return res };
        rest = after.trim_start_matches(BLANKS);
    }
}

/// Where the first word of `rest` ends. What looks like no name at all, as `*`, is a word too, so that somebody can
/// be told that it names nothing; `--` begins a reason.
fn word_len(rest: &str) -> usize {
    let rest = rest.split("--").next().unwrap_or_default();
    let name_len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    match name_len {
        0 => rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '#')).unwrap_or(rest.len()),
        len => len,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict_words(comment: &str) -> Option<Vec<&str>> {
        strict(comment).map(|it| it.1)
    }

    fn tolerant_words(comment: &str) -> Option<Vec<&str>> {
        tolerant(comment).map(|it| it.1)
    }

    #[test]
    fn blanks_are_free_and_a_hash_begins_a_reason() {
        assert_eq!(strict_words("#hadolint ignore=DL3004"), Some(vec!["DL3004"]));
        assert_eq!(strict_words("# \thadolint\t ignore = DL3004 , SC1 # why"), Some(vec!["DL3004", "SC1"]));
        assert_eq!(strict_words("# hadolint ignore=DL3004# why"), Some(vec!["DL3004"]));
    }

    #[test]
    fn scopes_are_words() {
        let scope = |it| strict(it).map(|it| it.0);
        assert_eq!(scope("# hadolint ignore=DL1"), Some(Scope::Line));
        assert_eq!(scope("# hadolint stage ignore=DL1"), Some(Scope::Stage));
        assert_eq!(scope("# hadolint global  ignore=DL1"), Some(Scope::Global));
        assert_eq!(scope("# hadolint globalignore=DL1"), None);
    }

    #[test]
    fn hadolint_takes_no_other_text() {
        for it in [
            "## hadolint ignore=DL3004",
            "# see hadolint ignore=DL3004",
            "# hadolint ignore=DL3004 because",
            "# hadolint ignore=DL3004;",
            "# hadolint ignore=DL3004 DL3005",
            "# hadolint ignore=DL3004,",
            "# hadolint ignore=dl3004",
            "# hadolint ignore=",
            "# Hadolint ignore=DL3004",
            "# hadolint: ignore=DL3004",
            "# dockerfmt ignore=DL3004",
        ] {
            assert_eq!(strict_words(it), None, "{it}");
        }
    }

    #[test]
    fn we_take_names_and_reasons() {
        assert_eq!(
            tolerant_words("# hadolint ignore=dl3004,latest-tag because"),
            Some(vec!["dl3004", "latest-tag"])
        );
        assert_eq!(tolerant_words("# hadolint ignore=DL3004 -- why, really"), Some(vec!["DL3004"]));
        assert_eq!(tolerant_words("# hadolint ignore=DL3004--why"), Some(vec!["DL3004"]));
        assert_eq!(tolerant_words("# hadolint ignore=DL3004, # why"), Some(vec!["DL3004"]));
        assert_eq!(tolerant_words("# hadolint ignore=all"), Some(vec!["all"]));
        assert_eq!(tolerant_words("# hadolint ignore=*,é"), Some(vec!["*", "é"]));
        assert_eq!(tolerant_words("# hadolint ignore= # none"), Some(vec![]));
    }

    #[test]
    fn we_have_a_spelling_of_our_own() {
        for it in [
            "# dockerfmt: ignore=DL3004",
            "#dockerfmt :ignore = DL3004",
            "# dockerfmt ignore=DL3004",
            "# dockerfmt: global ignore=DL3004",
            "# hadolint: stage ignore=DL3004",
        ] {
            assert_eq!(tolerant_words(it), Some(vec!["DL3004"]), "{it}");
        }
        for it in
            ["# dockerfmt-ignore", "# dockerfmtignore=DL3004", "# dockerfmt: skip", "# fmt: ignore=DL3004"]
        {
            assert_eq!(tolerant_words(it), None, "{it}");
        }
    }
}
