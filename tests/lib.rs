//! What the tests of the workspace share: where the fixtures and the corpus are.

pub mod hadolint;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The fixture files below `fixtures/<folder>`, sorted.
///
/// # Panics
/// When there are none: a test over no files would pass whatever the code does.
pub fn fixtures(folder: &str) -> Vec<PathBuf> {
    let mut res = Vec::new();
    collect(&root().join("fixtures").join(folder), &mut res);
    assert!(!res.is_empty(), "no fixtures in fixtures/{folder}");
    res.sort();
    res
}

/// The folder of the corpus of real files: `$DOCKERFMT_CORPUS`, else `../shared/corpus` beside the workspace.
///
/// The corpus is not part of the project. Where it is absent the test says so and is skipped, unless
/// `$DOCKERFMT_REQUIRE_CORPUS` is set, as it is in CI.
pub fn corpus(test: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("DOCKERFMT_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    if folder.join("files").is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("DOCKERFMT_REQUIRE_CORPUS").is_none(),
        "{test}: no corpus in {}",
        folder.display()
    );
    // Not `eprintln!`, which the test harness keeps to itself while all goes well.
    let _ = writeln!(
        std::io::stderr(),
        "{test}: skipped, there is no corpus of real Dockerfiles in {}",
        folder.display()
    );
    None
}

/// The lines of a file of the corpus with what another tool says of each file, one JSON object each.
///
/// # Panics
/// When the file is missing or is no JSON.
pub fn golden(corpus: &Path, name: &str) -> Vec<serde_json::Value> {
    let lines = fs::read_to_string(corpus.join(name)).unwrap_or_else(|it| panic!("{name}: {it}"));
    lines.lines().map(|it| serde_json::from_str(it).expect("a JSON object")).collect()
}

/// The corpus files with their names relative to its `files`, sorted.
pub fn corpus_files(corpus: &Path) -> Vec<(String, String)> {
    let files = corpus.join("files");
    let mut paths = Vec::new();
    collect(&files, &mut paths);
    paths.sort();
    let name =
        |path: &PathBuf| path.strip_prefix(&files).expect("below the folder").to_string_lossy().into_owned();
    paths.iter().map(|it| (name(it), fs::read_to_string(it).expect("a readable UTF-8 file"))).collect()
}

fn collect(folder: &Path, res: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|it| panic!("{}: {it}", folder.display())) {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, res);
        } else {
            res.push(path);
        }
    }
}
