//! Variables in the values of an `ENV` as hadolint finds them: by comparing text.
//!
//! Quotes and escapes hide nothing, and any text can be a name, also none at all: `ENV =1 A=$` uses what it defines.

use std::collections::{HashMap, HashSet};

/// Names longer than this are not compared; nobody has them, and values may be full of `$`.
const MAX_LEN: usize = 256;

/// So many names with other characters than letters, digits and `_` are looked for; each takes its time at every `$`.
const MAX_ODD: usize = 16;

/// The keys of an `ENV` that nothing above has defined.
pub(crate) struct Keys<'p> {
    /// Each with the index of its pair; `None` where several have it.
    idx_of: HashMap<&'p str, Option<usize>>,
    odd: Vec<&'p str>,
}

impl<'p> Keys<'p> {
    pub(crate) fn new(pairs: &'p [(String, String)], defined: &HashSet<String>) -> Self {
        let mut idx_of = HashMap::new();
        for (idx, (key, _)) in pairs.iter().enumerate() {
            if key.len() <= MAX_LEN && !defined.contains(key) {
                idx_of.entry(key.as_str()).and_modify(|it| *it = None).or_insert(Some(idx));
            }
        }
        let odd = idx_of.keys().copied().filter(|it| !it.chars().all(is_of_name));
        let mut odd: Vec<&str> = odd.collect();
        odd.sort_unstable();
        odd.truncate(MAX_ODD);
        Keys { idx_of, odd }
    }

    /// Whether the value of a pair has the key of another one.
    pub(crate) fn are_used(&self, pairs: &[(String, String)]) -> bool {
        pairs.iter().enumerate().any(|(idx, (_, value))| {
            value.match_indices('$').any(|(at, _)| self.is_used(&value[at + 1..], idx))
        })
    }

    /// Whether what follows a `$` in the pair `idx` is a key.
    fn is_used(&self, rest: &str, idx: usize) -> bool {
        let is_key = |name: &str| self.idx_of.get(name).is_some_and(|it| *it != Some(idx));
        if let Some(rest) = rest.strip_prefix('{') {
            let name = rest.bytes().take(MAX_LEN + 1).position(|it| it == b'}').map(|it| &rest[..it]);
            if name.is_some_and(is_key) {
                return true;
            }
        }
        let len = rest.find(|it| !is_of_name(it)).unwrap_or(rest.len());
        is_key(&rest[..len]) || self.odd.iter().any(|it| starts_with(rest, it) && is_key(it))
    }
}

/// Whether a name of odd characters is all that stands at the start of `rest`, in braces or not.
fn starts_with(rest: &str, name: &str) -> bool {
    let in_braces = rest.strip_prefix('{').and_then(|it| it.strip_prefix(name));
    let ends = |it: &str| !it.starts_with(is_of_name);
    in_braces.is_some_and(|it| it.starts_with('}')) || rest.strip_prefix(name).is_some_and(ends)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_used(pairs: &[(&str, &str)]) -> bool {
        let pairs: Vec<_> = pairs.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        Keys::new(&pairs, &HashSet::from(["OLD".to_owned()])).are_used(&pairs)
    }

    #[test]
    fn names_end_where_letters_do() {
        for value in ["$A", "x${A}y", "$A-b", "$AB$A", "\\$A", "$Aé", "${A$A"] {
            assert!(is_used(&[("A", "1"), ("B", value)]), "{value}");
        }
        for value in ["A", "$AB", "${A:-b}", "$A1", "${AB}", "$a", "$OLD"] {
            assert!(!is_used(&[("A", "1"), ("OLD", "1"), ("B", value)]), "{value}");
        }
    }

    #[test]
    fn only_other_pairs_count() {
        assert!(!is_used(&[("A", "$A")]));
        assert!(is_used(&[("A", "1"), ("A", "$A")]));
    }

    #[test]
    fn names_can_be_odd() {
        assert!(is_used(&[("", "1"), ("B", "$")]));
        assert!(is_used(&[("", "1"), ("B", "${}")]));
        assert!(!is_used(&[("", "1"), ("B", "$a")]));
        assert!(is_used(&[("A.B", "1"), ("C", "$A.B")]));
        assert!(!is_used(&[("A.B", "1"), ("C", "$A.BC")]));
        assert!(is_used(&[("A}", "1"), ("C", "${A}}")]));
    }
}
