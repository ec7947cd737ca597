//! Compares `compat::parse_error` with the recorded verdicts of hadolint 2.15.1 on a corpus of real files.
//!
//! Separate from the unit tests because the corpus is not part of the repository: `DOCKERFMT_CORPUS` names its
//! folder, and without one the test only says so.

use std::fs;
use std::path::{Path, PathBuf};

use dockerfmt_lint::compat::parse_error;
use serde_json::Value;

const DEFAULT_CORPUS: &str = "../../../shared/corpus";

#[test]
fn verdicts_are_hadolints() {
    let corpus = corpus_folder();
    let Ok(golden) = fs::read_to_string(corpus.join("hadolint.jsonl")) else {
        println!("skipped: there is no corpus at {}; set DOCKERFMT_CORPUS", corpus.display());
        return;
    };
    let compared: Vec<_> = golden.lines().map(|line| compare(&corpus, line)).collect();
    let wrong: Vec<_> = compared.iter().filter(|it| it.line_differs()).collect();
    assert!(wrong.is_empty(), "{} of {} files: {wrong:#?}", wrong.len(), compared.len());
    let wrong: Vec<_> = compared.iter().filter(|it| it.ours != it.hadolints).collect();
    assert!(wrong.is_empty(), "columns differ in {} files: {wrong:#?}", wrong.len());
}

fn corpus_folder() -> PathBuf {
    let named = std::env::var_os("DOCKERFMT_CORPUS").unwrap_or_else(|| DEFAULT_CORPUS.into());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(named)
}

/// The line and column of the parse error, if there is one.
type Verdict = Option<(u64, u64)>;

#[derive(Debug)]
struct Compared {
    #[expect(dead_code, reason = "printed when the test fails")]
    file: String,
    ours: Verdict,
    hadolints: Verdict,
}

impl Compared {
    fn line_differs(&self) -> bool {
        self.ours.map(|it| it.0) != self.hadolints.map(|it| it.0)
    }
}

fn compare(corpus: &Path, golden: &str) -> Compared {
    let golden: Value = serde_json::from_str(golden).expect("each line is one object");
    let file = golden["file"].as_str().expect("each object names its file").to_owned();
    let text = fs::read(corpus.join("files").join(&file)).expect("the file is in the corpus");
    let ours = parse_error(&String::from_utf8_lossy(&text)).map(|it| (it.line.into(), it.column.into()));
    let number = |it: &Value| it.as_u64().expect("lines and columns are numbers");
    let hadolints = golden.get("parse_error").map(|it| (number(&it[0]), number(&it[1])));
    Compared { file, ours, hadolints }
}
