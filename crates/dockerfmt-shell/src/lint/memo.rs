//! What was found in scripts before: the same script has the same findings.
//!
//! A repository has the same `RUN` in many Dockerfiles, and an editor lints a file at every key that is hit in one of its
//! instructions. Apart from the functions that lint, which know nothing of it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{LazyLock, Mutex, PoisonError};

use super::finding::Finding;
use crate::dialect::Dialect;

/// How many bytes of scripts are remembered at most: those of several thousand files.
const CAPACITY: usize = 4 << 20;

static MEMO: LazyLock<Memo> = LazyLock::new(Memo::default);

/// The findings of `text`: those of `lint`, if it did not have to answer for the same arguments before.
pub(super) fn findings(
    text: &str,
    dialect: Dialect,
    known: &[String],
    lint: impl FnOnce() -> Vec<Finding>,
) -> Vec<Finding> {
    MEMO.findings(Question { text, dialect, known }, lint)
}

/// What the findings depend on.
#[derive(Clone, Copy, Hash)]
struct Question<'a> {
    text: &'a str,
    dialect: Dialect,
    known: &'a [String],
}

impl Question<'_> {
    fn answered(self, findings: Vec<Finding>) -> Answered {
        Answered { text: self.text.into(), dialect: self.dialect, known: self.known.into(), findings }
    }
}

struct Answered {
    text: Box<str>,
    dialect: Dialect,
    known: Box<[String]>,
    findings: Vec<Finding>,
}

impl Answered {
    fn is_for(&self, it: Question<'_>) -> bool {
        *self.text == *it.text && self.dialect == it.dialect && *self.known == *it.known
    }
}

#[derive(Default)]
struct Memo {
    hasher: RandomState,
    answers: Mutex<Answers>,
}

#[derive(Default)]
struct Answers {
    by_hash: HashMap<u64, Answered>,
    n_bytes: usize,
}

impl Memo {
    fn findings(&self, question: Question<'_>, lint: impl FnOnce() -> Vec<Finding>) -> Vec<Finding> {
        let hash = self.hasher.hash_one(question);
        let known =
            self.lock().by_hash.get(&hash).filter(|it| it.is_for(question)).map(|it| it.findings.clone());
        known.unwrap_or_else(|| {
            let findings = lint();
            self.lock().remember(hash, question.answered(findings.clone()));
            findings
        })
    }

    /// Nothing under the lock can leave it half done, so what a panic elsewhere left behind is of use.
    fn lock(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answers {
    /// Where there is no room all is forgotten: what is asked again is soon known again.
    fn remember(&mut self, hash: u64, answered: Answered) {
        let n_bytes = answered.text.len();
        if n_bytes > CAPACITY / 4 {
            return;
        }
        if self.n_bytes + n_bytes > CAPACITY {
            *self = Answers::default();
        }
        self.n_bytes += n_bytes;
        self.by_hash.insert(hash, answered);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::code;

    fn finding(n: usize) -> Finding {
        Finding::new(code(2086).expect("a known code"), n..n, "")
    }

    fn ask(memo: &Memo, text: &str, dialect: Dialect, known: &[&str], n: usize) -> usize {
        let known: Vec<_> = known.iter().map(|&it| it.to_owned()).collect();
        memo.findings(Question { text, dialect, known: &known }, || vec![finding(n)])[0].range.start
    }

    #[test]
    fn what_was_asked_before_is_not_looked_for_again() {
        let memo = Memo::default();
        assert_eq!(ask(&memo, "a", Dialect::Sh, &["x"], 1), 1);
        assert_eq!(ask(&memo, "a", Dialect::Sh, &["x"], 2), 1);
        assert_eq!(ask(&memo, "a", Dialect::Bash, &["x"], 3), 3);
        assert_eq!(ask(&memo, "a", Dialect::Sh, &["y"], 4), 4);
        assert_eq!(ask(&memo, "b", Dialect::Sh, &["x"], 5), 5);
        assert_eq!(ask(&memo, "a", Dialect::Sh, &["x"], 6), 1);
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let memo = Memo::default();
        let text = |n: usize| format!("{n}{}", "x".repeat(CAPACITY / 5));
        for n in 0..20 {
            assert_eq!(ask(&memo, &text(n), Dialect::Sh, &[], n), n);
            assert!(memo.lock().n_bytes <= CAPACITY);
        }
        assert_eq!(ask(&memo, &text(19), Dialect::Sh, &[], 99), 19, "the last one is remembered");
        assert_eq!(ask(&memo, &text(0), Dialect::Sh, &[], 99), 99, "the first one is forgotten");
        ask(&memo, &"x".repeat(CAPACITY), Dialect::Sh, &[], 1);
        assert_eq!(ask(&memo, &"x".repeat(CAPACITY), Dialect::Sh, &[], 2), 2, "it is too large");
    }
}
