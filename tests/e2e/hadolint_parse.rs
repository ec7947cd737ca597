//! `compat::parse_error` against the recorded verdicts of hadolint 2.15.1, over the corpus of real files.

use dockerfmt::lint::compat::parse_error;
use dockerfmt_tests::{corpus, corpus_files, golden};
use serde_json::Value;

#[test]
fn verdicts_are_hadolints() {
    let Some(corpus) = corpus("verdicts_are_hadolints") else { return };
    let files = corpus_files(&corpus);
    let golden = golden(&corpus, "hadolint.jsonl");
    let compared: Vec<_> = files.iter().map(|(name, text)| compare(name, text, &golden)).collect();
    let wrong: Vec<_> = compared.iter().filter(|it| it.line_differs()).collect();
    assert!(wrong.is_empty(), "{} of {} files: {wrong:#?}", wrong.len(), compared.len());
    let wrong: Vec<_> = compared.iter().filter(|it| it.ours != it.hadolints).collect();
    assert!(wrong.is_empty(), "columns differ in {} files: {wrong:#?}", wrong.len());
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

fn compare(name: &str, text: &str, golden: &[Value]) -> Compared {
    let golden = golden.iter().find(|it| it["file"] == name).expect("golden data for every file");
    let ours = parse_error(text).map(|it| (it.line.into(), it.column.into()));
    let number = |it: &Value| it.as_u64().expect("lines and columns are numbers");
    let hadolints = golden.get("parse_error").map(|it| (number(&it[0]), number(&it[1])));
    Compared { file: name.to_owned(), ours, hadolints }
}
