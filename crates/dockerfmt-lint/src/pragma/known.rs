//! Which words of pragmas mean something, and whether what they mean can be found at all.

use dockerfmt_syntax::nearest as nearest_of;

use crate::diagnostic::Severity;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::settings::Settings;

/// The word that means every rule, in lower case.
pub(super) const ALL: &str = "all";

/// Whether `word` names a rule, or all of them.
pub(crate) fn is_known(word: &str) -> bool {
    word.eq_ignore_ascii_case(ALL) || is_shellcheck(word) || named(word).next().is_some()
}

/// The name of a rule that looks most like `word`.
pub(crate) fn nearest(word: &str) -> Option<&'static str> {
    nearest_of(word, RULES.iter().flat_map(|it| it.names()))
}

/// Whether all that `word` names is looked for, so that finding nothing says something of the text. A rule that says
/// the same is named too.
pub(super) fn is_on(word: &str, settings: &Settings) -> bool {
    if is_shellcheck(word) {
        return is_looked_for(word, settings);
    }
    let is_on = |it: &Rule| settings.severity(it) > Severity::Ignore && (it.can_find)(settings);
    named(word).all(|it| is_on(it) || it.equivalents().any(is_on))
}

/// Whether the code of ShellCheck is one that can be found in this build.
#[cfg(feature = "shellcheck")]
fn is_looked_for(word: &str, settings: &Settings) -> bool {
    crate::shellcheck::severity_of_word(word, settings).is_some_and(|it| it > Severity::Ignore)
}

#[cfg(not(feature = "shellcheck"))]
fn is_looked_for(_: &str, _: &Settings) -> bool {
    false
}

/// Whether `word` is like a code of ShellCheck: `SC2086`.
fn is_shellcheck(word: &str) -> bool {
    let digits = word.get(..2).filter(|it| it.eq_ignore_ascii_case("SC")).map(|_| &word[2..]);
    digits.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

/// The rule of that name; all, where it means all.
fn named(word: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(move |it| it.is_called(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_known_in_any_case() {
        for it in ["DL3007", "dl3007", "latest-tag", "MaintainerDeprecated", "All", "SC2086", "sc1"] {
            assert!(is_known(it), "{it}");
        }
        for it in ["DL9999", "latest", "SC", "SC20x", "*", "é"] {
            assert!(!is_known(it), "{it}");
        }
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        assert_eq!(nearest("DL300T"), Some("DL3000"));
        assert_eq!(nearest("latest-tags"), Some("latest-tag"));
        assert_eq!(nearest("banana"), None);
    }
}
