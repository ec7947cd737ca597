//! What hadolint said of the real files when they were collected.

use std::collections::BTreeMap;
use std::path::Path;

use crate::golden;

/// A finding of hadolint's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// Counted from 1.
    pub line: u32,
    /// Of hadolint or of ShellCheck.
    pub code: String,
    /// `error`, `warning`, `info` or `style`.
    pub severity: String,
}

/// What of `left` is not in `right`, each as often as it is missing.
pub fn missing<T: Clone + PartialEq>(left: &[T], right: &[T]) -> Vec<T> {
    let mut rest: Vec<&T> = right.iter().collect();
    let is_missing = |it: &&T| match rest.iter().position(|other| other == it) {
        Some(idx) => {
            rest.swap_remove(idx);
            false
        }
        None => true,
    };
    left.iter().filter(is_missing).cloned().collect()
}

/// The findings of all files of the corpus, by their names.
///
/// # Panics
/// When they are not there, or not as expected.
pub fn recorded(corpus: &Path) -> BTreeMap<String, Vec<Recorded>> {
    let lines = golden(corpus, "hadolint.jsonl");
    let text = |it: &serde_json::Value| it.as_str().expect("a string").to_owned();
    let finding = |it: &serde_json::Value| Recorded {
        line: it[0].as_u64().and_then(|it| it.try_into().ok()).expect("a line"),
        code: text(&it[2]),
        severity: text(&it[3]),
    };
    let findings =
        |it: &serde_json::Value| it["findings"].as_array().expect("findings").iter().map(finding).collect();
    lines.iter().map(|it| (text(&it["file"]), findings(it))).collect()
}
