//! What the real program said, as text that can be reviewed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::case::Theme;

/// What stands in front of the name of a case.
const HEAD: &str = "── ";

/// The outcomes of a theme by the names of its cases; empty where they were never recorded.
///
/// # Panics
/// When the file is there and cannot be read.
pub fn read_expected(theme: &Theme) -> BTreeMap<String, String> {
    let path = theme.path.with_extension("expected");
    if !path.exists() {
        return BTreeMap::new();
    }
    let text = fs::read_to_string(path).expect("recorded outcomes");
    let mut res: BTreeMap<String, String> = BTreeMap::new();
    let mut current = String::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(HEAD) {
            Some(name) => {
                current = name.trim_end().to_owned();
                res.insert(current.clone(), String::new());
            }
            None => res.entry(current.clone()).or_default().push_str(line),
        }
    }
    res
}

/// Records the outcomes of a theme.
///
/// # Panics
/// When the file cannot be written.
pub fn write_expected(theme: &Theme, outcomes: &BTreeMap<String, String>) {
    let mut text = String::new();
    for (name, outcome) in outcomes {
        let _ = write!(text, "{HEAD}{name}\n{outcome}");
    }
    fs::write(theme.path.with_extension("expected"), text).expect("the outcomes are written");
}
