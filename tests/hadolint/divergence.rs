//! Where we differ from hadolint on purpose: the list in `fixtures/divergences`, with its examples.

use std::collections::BTreeMap;

use super::case::{Case, Theme, themes};
use super::expected::read_expected;

/// What is recorded where a program gave no report in JSON.
const NO_REPORT: &str = "no report";

/// One entry of the list.
pub struct Divergence {
    /// `D-7`.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// What we do.
    pub ours: String,
    /// What hadolint does.
    pub hadolints: String,
    /// Why we do not do the same.
    pub why: String,
    /// Its examples.
    pub theme: Theme,
    expected: BTreeMap<String, String>,
}

/// The list, by number.
///
/// # Panics
/// When a file of `fixtures/divergences` lacks one of its parts.
pub fn divergences() -> Vec<Divergence> {
    themes("divergences").into_iter().map(divergence).collect()
}

fn divergence(theme: Theme) -> Divergence {
    let part = |start: &str| {
        let line = theme.text.lines().find_map(|it| it.strip_prefix(start));
        line.unwrap_or_else(|| panic!("{} has no {start}", theme.name)).to_owned()
    };
    let heading = part("# ");
    let (number, title) = heading.split_once(": ").expect("a number and a title");
    Divergence {
        number: number.to_owned(),
        title: title.to_owned(),
        ours: part("**dockerfmt**: "),
        hadolints: part("**hadolint**: "),
        why: part("**Why**: "),
        expected: read_expected(&theme),
        theme,
    }
}

impl Divergence {
    /// What hadolint said of an example when it was asked.
    pub fn recorded(&self, case: &Case) -> &str {
        self.expected.get(&case.name).map_or("", String::as_str)
    }

    /// The lines of hadolint's report on an example as they were recorded, without the name of the file, where the
    /// verdicts on one file are what the example is about.
    pub fn hadolints_verdicts(&self, case: &Case) -> Option<Vec<String>> {
        let lines = || self.recorded(case).lines().skip(1);
        let file = case.files.first().map(|it| format!("{} ", it.0)).unwrap_or_default();
        let is_crash = lines().any(|it| it == NO_REPORT);
        let is_about_verdicts = !case.is_raw && case.others.is_empty() && !is_missing(case);
        let verdict = |it: &str| it.strip_prefix(&file).unwrap_or(it).to_owned();
        is_about_verdicts.then(|| lines().filter(|_| !is_crash).map(verdict).collect())
    }

    /// Whether hadolint gave no report on an example.
    pub fn is_crash(&self, case: &Case) -> bool {
        self.recorded(case).lines().any(|it| it == NO_REPORT)
    }
}

/// Whether a file is named that is not there.
fn is_missing(case: &Case) -> bool {
    case.args.iter().any(|it| it.starts_with("missing"))
}
