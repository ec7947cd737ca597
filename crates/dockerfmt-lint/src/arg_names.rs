//! Names of build arguments, for finding them in text as hadolint does: letter by letter.

use std::collections::{BTreeSet, HashSet};

/// Longer names are not looked for, so that a file full of them does not take forever.
const MAX_LEN: usize = 255;

/// A set of names.
#[derive(Default)]
pub(crate) struct ArgNames {
    names: HashSet<String>,
    lens: BTreeSet<usize>,
}

impl ArgNames {
    /// Adds a name.
    pub(crate) fn push(&mut self, name: String) {
        if name.len() <= MAX_LEN {
            self.lens.insert(name.len());
            self.names.insert(name);
        }
    }

    /// Whether `$NAME` or `${NAME}` is in the text. Letters behind `$NAME` do not matter.
    pub(crate) fn are_used_in(&self, text: &str) -> bool {
        text.match_indices('$').any(|(at, _)| {
            let rest = &text[at + 1..];
            self.start(rest) || rest.strip_prefix('{').is_some_and(|it| self.start_braced(it))
        })
    }

    fn start(&self, text: &str) -> bool {
        self.lens.iter().filter_map(|&len| text.get(..len)).any(|it| self.names.contains(it))
    }

    fn start_braced(&self, text: &str) -> bool {
        let is_closed = |len: &&usize| text.as_bytes().get(**len) == Some(&b'}');
        let closed = self.lens.iter().filter(is_closed);
        closed.filter_map(|&len| text.get(..len)).any(|it| self.names.contains(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_letters() {
        let mut names = ArgNames::default();
        for it in ["UID", "a-é", "${X}"] {
            names.push(it.to_owned());
        }
        for it in ["$UID", "x:$UIDX", "${UID}", "$$UID", "$a-é", "${a-é}", "$${X}", "$X$UID"] {
            assert!(names.are_used_in(it), "{it}");
        }
        for it in ["UID", "$uid", "${UIDX}", "${UID:-1}", "$ UID", "${X}", "$a-", "${a-é", ""] {
            assert!(!names.are_used_in(it), "{it}");
        }
    }
}
