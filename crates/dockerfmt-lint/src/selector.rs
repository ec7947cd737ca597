//! Words that select rules: a code, a name, the beginning of a code, a family, or all.
//!
//! Apart from the settings because a word is looked up once, when it is read; linting a file then compares numbers.

use crate::rule::Rule;
use crate::rules::{RULES, index};

/// Numbers of hadolint's that mean no rule any more. Old configuration files still have them.
const RETIRED: [&str; 5] = ["DL3005", "DL3017", "DL3031", "DL3039", "DL4002"];

/// The families, with what their rules have in common.
const FAMILIES: [&str; 4] = ["BK", "DF", "DL", "SC"];

/// How exactly a selector means a rule; where two disagree, the greater one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Precision(u8);

impl Precision {
    const ALL: Precision = Precision(0);
    const FAMILY: Precision = Precision(2);
    /// The code or name of a rule that says the same.
    const EQUIVALENT: Precision = Precision(u8::MAX - 1);
    /// A code, or a name.
    pub(crate) const EXACT: Precision = Precision(u8::MAX);
}

/// A set of rules, by their places in the registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct RuleSet([u64; 4]);

impl RuleSet {
    const CAPACITY: usize = 256;

    fn of(has: impl Fn(&Rule) -> bool) -> Self {
        let mut res = RuleSet::default();
        for (idx, _) in RULES.iter().enumerate().filter(|it| has(it.1)) {
            res.0[idx / 64] |= 1 << (idx % 64);
        }
        res
    }

    fn has(&self, idx: usize) -> bool {
        idx < RuleSet::CAPACITY && self.0[idx / 64] >> (idx % 64) & 1 == 1
    }

    fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }
}

/// Selects rules by one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    text: String,
    precision: Precision,
    rules: RuleSet,
    /// The rules that say the same as the one that is named.
    equivalents: RuleSet,
    /// Whether codes that are in no registry are selected by `text` too: all, or those that begin with it.
    beyond: Beyond,
}

/// Which codes a selector means that no rule of ours has, ShellCheck's among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beyond {
    None,
    Same,
    Prefix,
    All,
}

impl Selector {
    /// What `word` selects, in any letter case: `DL3007`, `latest-tag`, `StageNameCasing`, `DL30`, the families `DL`,
    /// `SC`, `DF` and `BK` (BuildKit's checks), or `ALL`.
    pub fn new(word: &str) -> Self {
        let called = RuleSet::of(|it| it.is_called(word));
        let upper = word.to_ascii_uppercase();
        let (precision, rules, beyond) = match upper.as_str() {
            _ if !called.is_empty() => (Precision::EXACT, called, Beyond::None),
            "ALL" => (Precision::ALL, RuleSet::of(|_| true), Beyond::All),
            "BK" => (Precision::FAMILY, RuleSet::of(Rule::is_buildkits), Beyond::None),
            _ if is_code(&upper) => (Precision::EXACT, RuleSet::default(), Beyond::Same),
            _ if is_prefix(&upper) => {
                let rules = RuleSet::of(|it| it.code.starts_with(&upper));
                (Precision(upper.len() as u8), rules, Beyond::Prefix)
            }
            _ => (Precision::EXACT, RuleSet::default(), Beyond::None),
        };
        let is_named =
            |it: &Rule| precision == Precision::EXACT && it.equivalents().any(|it| it.is_called(word));
        Selector { text: upper, precision, rules, equivalents: RuleSet::of(is_named), beyond }
    }

    /// What hadolint takes `word` for: a code, letter by letter.
    pub fn code(word: &str) -> Self {
        Selector {
            text: word.to_owned(),
            precision: Precision::EXACT,
            rules: RuleSet::of(|it| it.code == word),
            equivalents: RuleSet::default(),
            beyond: Beyond::Same,
        }
    }

    /// Whether the word means something: a rule, a family, ShellCheck's codes, or a number that hadolint has given up.
    pub fn is_known(&self) -> bool {
        let text = self.text.as_str();
        !self.rules.is_empty()
            || FAMILIES.contains(&text)
            || RETIRED.contains(&text)
            || (self.beyond != Beyond::None && text.starts_with("SC"))
    }

    /// All words of rules and families, for finding the nearest to an unknown one.
    pub fn words() -> impl Iterator<Item = &'static str> {
        RULES.iter().flat_map(|it| it.names()).chain(FAMILIES).chain(["ALL"])
    }

    /// Whether it selects `code`, that of a rule or one of ShellCheck's.
    pub(crate) fn means(&self, code: &str) -> bool {
        match index(code) {
            Some(idx) => self.rules.has(idx),
            None => self.precision_for_code(code).is_some(),
        }
    }

    /// How exactly the rule at `idx` of the registry is meant, if it is.
    pub(crate) fn precision_for(&self, idx: usize) -> Option<Precision> {
        self.rules.has(idx).then_some(self.precision)
    }

    /// How exactly the rule at `idx` of the registry is meant where it is taken away: with a rule goes what says the
    /// same, or it would come back by another name.
    pub(crate) fn ignored_precision_for(&self, idx: usize) -> Option<Precision> {
        let equivalent = self.equivalents.has(idx).then_some(Precision::EQUIVALENT);
        self.precision_for(idx).or(equivalent)
    }

    /// How exactly `code` is meant, which is in no registry.
    pub(crate) fn precision_for_code(&self, code: &str) -> Option<Precision> {
        let selected = match self.beyond {
            Beyond::None => false,
            Beyond::Same => self.text == code,
            Beyond::Prefix => code.starts_with(&self.text),
            Beyond::All => true,
        };
        selected.then_some(self.precision)
    }

    /// Whether single codes that begin with `family` are meant, but not all of them.
    pub(crate) fn is_within(&self, family: &str) -> bool {
        self.beyond != Beyond::All && self.text.len() > family.len() && self.text.starts_with(family)
    }
}

impl From<&str> for Selector {
    fn from(word: &str) -> Self {
        Selector::new(word)
    }
}

impl From<String> for Selector {
    fn from(word: String) -> Self {
        Selector::new(&word)
    }
}

/// Whether `upper` is a whole code: two letters and four digits.
fn is_code(upper: &str) -> bool {
    upper.len() == 6 && is_prefix(upper)
}

/// Whether `upper` is a family that codes begin with and some digits, perhaps none.
fn is_prefix(upper: &str) -> bool {
    let digits = ["DF", "DL", "SC"].iter().find_map(|it| upper.strip_prefix(it));
    digits.is_some_and(|it| it.len() <= 4 && it.bytes().all(|it| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(word: &str) -> Vec<&'static str> {
        let selector = Selector::new(word);
        let rules = RULES.iter().enumerate();
        rules.filter(|it| selector.precision_for(it.0).is_some()).map(|it| it.1.code).collect()
    }

    #[test]
    fn the_registry_fits() {
        assert!(RULES.len() <= RuleSet::CAPACITY);
        assert_eq!(codes("all").len(), RULES.len());
    }

    #[test]
    fn words_select_rules_in_any_letter_case() {
        assert_eq!(codes("DL3007"), ["DL3007"]);
        assert_eq!(codes("dl3007"), ["DL3007"]);
        assert_eq!(codes("Latest-Tag"), ["DL3007"]);
        let prefixed = codes("dl40");
        assert!(prefixed.contains(&"DL4000") && prefixed.iter().all(|it| it.starts_with("DL40")));
        assert!(codes("DL").len() > prefixed.len());
        assert_eq!(codes("DL9"), [""; 0]);
        assert_eq!(codes("latest"), [""; 0], "the beginning of a name is no selector");
    }

    #[test]
    fn the_family_bk_has_buildkits_checks() {
        let found = codes("BK");
        assert!(found.contains(&"MaintainerDeprecated") && found.contains(&"DuplicateStageName"));
        assert!(found.iter().all(|it| !it.bytes().any(|it| it.is_ascii_digit())), "{found:?}");
    }

    #[test]
    fn with_a_rule_goes_what_says_the_same() {
        let precisions = |word: &str, code: &str| {
            let idx = RULES.iter().position(|it| it.code == code).expect("a rule");
            let it = Selector::new(word);
            (it.precision_for(idx), it.ignored_precision_for(idx))
        };
        let exact = (Some(Precision::EXACT), Some(Precision::EXACT));
        assert_eq!(precisions("maintainer", "DL4000"), exact);
        assert_eq!(precisions("maintainer", "MaintainerDeprecated"), (None, Some(Precision::EQUIVALENT)));
        assert_eq!(precisions("MaintainerDeprecated", "DL4000"), (None, Some(Precision::EQUIVALENT)));
        assert_eq!(precisions("DL4", "MaintainerDeprecated"), (None, None));
    }

    #[test]
    fn longer_words_are_more_precise() {
        let precisions =
            ["ALL", "DL", "DL3", "DL30", "DL300", "DL3007"].map(|it| Selector::new(it).precision);
        assert!(precisions.is_sorted_by(|a, b| a < b), "{precisions:?}");
        assert_eq!(Selector::new("latest-tag").precision, Precision::EXACT);
    }

    #[test]
    fn codes_of_others_are_selected_by_their_text() {
        let selects = |word: &str, code| Selector::new(word).precision_for_code(code).is_some();
        assert!(selects("SC2086", "SC2086") && selects("sc20", "SC2086") && selects("ALL", "SC2086"));
        assert!(!selects("SC2086", "SC2087") && !selects("DL", "SC2086") && !selects("SC21", "SC2086"));
    }

    #[test]
    fn hadolint_knows_nothing_but_codes() {
        assert!(!Selector::code("DL30").is_known());
        assert_eq!(Selector::code("dl3007").rules, RuleSet::default());
        assert_eq!(Selector::code("DL3007").rules, Selector::new("DL3007").rules);
        assert!(Selector::code("SC2086").precision_for_code("SC2086").is_some());
        assert!(Selector::code("SC20").precision_for_code("SC2086").is_none());
    }

    #[test]
    fn unknown_words_are_told_from_known_ones() {
        for it in ["DL3007", "latest-tag", "DL30", "BK", "DF", "all", "SC", "SC2086", "sc1", "DL3005"] {
            assert!(Selector::new(it).is_known(), "{it}");
        }
        for it in ["", "DL9", "DL9999", "DL30070", "latest", "*", "XY1"] {
            assert!(!Selector::new(it).is_known(), "{it}");
        }
    }
}
