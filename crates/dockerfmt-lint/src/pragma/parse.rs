//! The grammar of ignore pragmas: `# hadolint [stage|global] ignore=DL3006,DL3007`.

/// What a pragma reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The instruction below.
    Line,
    /// The stage whose `FROM` is below.
    Stage,
    /// The file.
    Global,
}

/// A comment that tells the linter what not to report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pragma<'c> {
    pub(super) scope: Scope,
    /// Codes and names, as they are written.
    pub(super) words: Vec<&'c str>,
}

const BLANKS: [char; 2] = [' ', '\t'];

impl<'c> Pragma<'c> {
    /// Reads `comment`, which begins with its `#`.
    ///
    /// Names of rules, any letter case, a comma too many and a reason behind the codes are welcome.
    pub(super) fn parse(comment: &'c str) -> Option<Self> {
        let (scope, list) = head(comment)?;
        let words = words(list);
        (!words.is_empty()).then_some(Pragma { scope, words })
    }

    /// Reads `comment` as hadolint does: one wrong character and there is no pragma.
    /// Only `#` may begin a reason.
    pub(super) fn parse_strict(comment: &'c str) -> Option<Self> {
        let (scope, list) = head(comment)?;
        let list = list.split('#').next().unwrap_or_default();
        let words: Vec<_> = list.split(',').map(|it| it.trim_matches(BLANKS)).collect();
        words.iter().all(|it| is_code(it)).then_some(Pragma { scope, words })
    }
}

/// What comes before the codes, and the rest.
fn head(comment: &str) -> Option<(Scope, &str)> {
    let rest = comment.strip_prefix('#')?.trim_start_matches(BLANKS);
    let rest = word(rest, "hadolint")?;
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
fn is_code(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|it| matches!(it, 'D' | 'L' | 'S' | 'C' | '0'..='9'))
}

/// The words before the reason: each but the first follows a comma.
fn words(list: &str) -> Vec<&str> {
    let mut res = Vec::new();
    let mut rest = list.trim_start_matches(BLANKS);
    loop {
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        if len == 0 {
            return res;
        }
        res.push(&rest[..len]);
        let Some(after) = rest[len..].trim_start_matches(BLANKS).strip_prefix(',') else { return res };
        rest = after.trim_start_matches(BLANKS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict(comment: &str) -> Option<Vec<&str>> {
        Pragma::parse_strict(comment).map(|it| it.words)
    }

    fn tolerant(comment: &str) -> Option<Vec<&str>> {
        Pragma::parse(comment).map(|it| it.words)
    }

    #[test]
    fn blanks_are_free_and_a_hash_begins_a_reason() {
        assert_eq!(strict("#hadolint ignore=DL3004"), Some(vec!["DL3004"]));
        assert_eq!(strict("# \thadolint\t ignore = DL3004 , SC1 # why"), Some(vec!["DL3004", "SC1"]));
        assert_eq!(strict("# hadolint ignore=DL3004# why"), Some(vec!["DL3004"]));
    }

    #[test]
    fn scopes_are_words() {
        let scope = |it| Pragma::parse_strict(it).map(|it| it.scope);
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
        ] {
            assert_eq!(strict(it), None, "{it}");
        }
    }

    #[test]
    fn we_take_names_and_reasons() {
        assert_eq!(
            tolerant("# hadolint ignore=dl3004,latest-tag because"),
            Some(vec!["dl3004", "latest-tag"])
        );
        assert_eq!(tolerant("# hadolint ignore=DL3004 -- why, really"), Some(vec!["DL3004"]));
        assert_eq!(tolerant("# hadolint ignore=DL3004, # why"), Some(vec!["DL3004"]));
        assert_eq!(tolerant("# hadolint ignore=all"), Some(vec!["all"]));
        assert_eq!(tolerant("# hadolint ignore="), None);
    }
}
