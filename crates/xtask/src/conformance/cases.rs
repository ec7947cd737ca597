//! The small files of `fixtures/hadolint`.

use std::collections::BTreeMap;
use std::path::Path;

use dockerfmt_tests::hadolint::{Program, Theme, outcome, read_expected, themes};

/// What comparing them gave.
pub struct Cases {
    /// The names of the themes with the numbers of their files.
    pub themes: Vec<(String, usize)>,
    /// Where the two do not agree.
    pub differences: Vec<Difference>,
}

/// A file of which the two say different things.
pub struct Difference {
    /// Theme and name.
    pub name: String,
    /// What hadolint says.
    pub hadolint: String,
    /// What we say.
    pub ours: String,
}

impl Cases {
    /// How many files there are.
    pub fn n_cases(&self) -> usize {
        self.themes.iter().map(|it| it.1).sum()
    }
}

/// What was recorded of hadolint against what the program at `bin` says in its stead.
///
/// # Panics
/// When the program cannot be started.
pub fn compare_cases(bin: &Path) -> Cases {
    let (all, ours) = (themes("hadolint"), &Program::stand_in(bin));
    Cases {
        differences: all.iter().flat_map(|it| differences(it, ours)).collect(),
        themes: all.into_iter().map(|it| (it.name, it.cases.len())).collect(),
    }
}

/// What `program` says of the files of a theme, by their names.
pub(super) fn outcomes(program: &Program, theme: &Theme) -> BTreeMap<String, String> {
    theme.cases.iter().map(|it| (it.name.clone(), outcome(program, it))).collect()
}

fn differences(theme: &Theme, program: &Program) -> Vec<Difference> {
    let expected = read_expected(theme);
    let both = outcomes(program, theme).into_iter().map(|(name, ours)| Difference {
        hadolint: expected.get(&name).cloned().unwrap_or_else(|| "never recorded".to_owned()),
        name: format!("{}/{name}", theme.name),
        ours,
    });
    both.filter(|it| it.hadolint != it.ours).collect()
}
