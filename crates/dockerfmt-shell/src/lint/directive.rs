//! Comments `# shellcheck disable=SC2086` in a script, for the findings that are not the engine's.
//!
//! The engine reads them on its own; this must come to the same: in front of all commands one works for the whole
//! script, else for the command below it.

use super::finding::Finding;

/// The comments of a script.
pub(super) struct Directives<'t> {
    text: &'t str,
}

impl<'t> Directives<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Directives { text }
    }

    /// Whether a comment keeps the finding from being reported.
    pub(super) fn disable(&self, finding: &Finding) -> bool {
        let head = self.text.get(..finding.range.start).unwrap_or_default();
        let line_start = head.rfind('\n').map_or(0, |it| it + 1);
        let is_comment = |it: &&str| it.trim().is_empty() || it.trim_start().starts_with('#');
        let above = head[..line_start].lines().rev().take_while(is_comment);
        let first = self.text.lines().take_while(is_comment);
        above.chain(first).any(|it| disables(it, finding.code.number))
    }
}

/// Whether a comment names the code of this number.
pub fn disables(comment: &str, number: u32) -> bool {
    let rest = comment.trim_start().strip_prefix('#').unwrap_or_default().trim_start();
    let Some(keys) = rest.strip_prefix("shellcheck").filter(|it| it.starts_with([' ', '\t'])) else {
        return false;
    };
    let lists = keys.split_whitespace().take_while(|it| !it.starts_with('#'));
    lists
        .filter_map(|it| it.strip_prefix("disable="))
        .flat_map(|it| it.split(','))
        .any(|it| covers(it, number))
}

/// `SC2086`, `2086`, `SC2000-SC2100`, `all`
fn covers(word: &str, number: u32) -> bool {
    let parse = |it: &str| it.strip_prefix("SC").unwrap_or(it).parse::<u32>().ok();
    match word.split_once('-') {
        Some((first, last)) => {
            parse(first).zip(parse(last)).is_some_and(|(first, last)| (first..=last).contains(&number))
        }
        None => word == "all" || parse(word) == Some(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_name_codes() {
        for it in [
            "# shellcheck disable=SC2086",
            "#shellcheck disable=SC1,SC2086 # why",
            "# shellcheck shell=sh disable=2086",
            "# shellcheck disable=SC2000-SC2100",
            "# shellcheck disable=all",
        ] {
            assert!(disables(it, 2086), "{it}");
        }
        for it in [
            "# shellcheck disable=SC2087",
            "# see shellcheck disable=SC2086",
            "shellcheck disable=SC2086",
            "",
        ] {
            assert!(!disables(it, 2086), "{it}");
        }
    }
}
