//! hadolint's verdicts and ours on the small files of `fixtures/hadolint`, side by side.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use dockerfmt_tests::hadolint::{Program, Theme, outcome, read_expected, themes, write_expected};

/// Compares all small files, and records what hadolint says of them where it is there to be asked; of the examples in
/// `fixtures/divergences`, where we are not to agree, it only records.
#[allow(clippy::print_stdout, reason = "a chore tells what it found")]
pub fn run(hadolint: Option<&Path>, bin: &Path) -> ExitCode {
    if let Some(path) = hadolint {
        for theme in themes("divergences") {
            write_expected(&theme, &outcomes(&Program::hadolint(path), &theme));
        }
    }
    let ours = Program::stand_in(bin);
    let (mut n_cases, mut n_differ) = (0, 0);
    for theme in themes("hadolint") {
        if let Some(path) = hadolint {
            write_expected(&theme, &outcomes(&Program::hadolint(path), &theme));
        }
        for (name, theirs, ours) in differences(&theme, &ours) {
            println!("{}/{name}\n  hadolint: {theirs:?}\n  dockerfmt: {ours:?}", theme.name);
            n_differ += 1;
        }
        n_cases += theme.cases.len();
    }
    println!("{n_cases} cases, {n_differ} differ");
    ExitCode::from(u8::from(n_differ > 0))
}

fn outcomes(program: &Program, theme: &Theme) -> BTreeMap<String, String> {
    theme.cases.iter().map(|it| (it.name.clone(), outcome(program, it))).collect()
}

/// The cases of which the two say different things: name, hadolint's outcome, ours.
fn differences(theme: &Theme, program: &Program) -> Vec<(String, String, String)> {
    let expected = read_expected(theme);
    let ours = outcomes(program, theme).into_iter();
    let both = ours.map(|(name, ours)| {
        let theirs = expected.get(&name).cloned().unwrap_or_else(|| "never recorded".to_owned());
        (name, theirs, ours)
    });
    both.filter(|it| it.1 != it.2).collect()
}
