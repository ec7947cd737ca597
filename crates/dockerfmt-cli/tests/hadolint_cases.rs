//! The program in hadolint's stead on the small files of `fixtures/hadolint`, against what hadolint was recorded to say.

use std::path::Path;

use xtask::conformance::compare_cases;

#[test]
fn outcomes_are_hadolints() {
    let cases = compare_cases(Path::new(env!("CARGO_BIN_EXE_dockerfmt")));
    println!("{} small files, {} differ", cases.n_cases(), cases.differences.len());
    assert!(cases.n_cases() >= 300, "only {} small files", cases.n_cases());
    let tell = |it: &xtask::conformance::Difference| {
        format!("{}\n  hadolint: {:?}\n  dockerfmt: {:?}", it.name, it.hadolint, it.ours)
    };
    let wrong: Vec<String> = cases.differences.iter().map(tell).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
