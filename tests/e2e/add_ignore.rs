//! Writing pragmas for all that is found in real files: nothing is left, and nothing else changes.

use dockerfmt::lint::{Compat, Diagnostic, Settings, add_ignores, lint};
use dockerfmt::syntax::{SyntaxKind, TextEdit, apply_edits};
use dockerfmt_tests::{corpus, corpus_files, fixtures};

/// What no pragma is written for.
const SYNTAX_ERROR: &str = "DL1000";

fn found(text: &str, settings: &Settings) -> Vec<Diagnostic> {
    lint(&dockerfmt::parse(text), settings)
}

/// The instructions with their comments and the comments between them, but for pragmas, and the directives.
fn kept(text: &str) -> Vec<String> {
    let parse = dockerfmt::parse(text);
    let is_kept = |kind, text: &str| {
        let is_comment = kind == SyntaxKind::COMMENT;
        is_comment && !text.contains("ignore") || !is_comment && !SyntaxKind::is_trivia(kind)
    };
    let tokens = parse.tree.root().tokens().filter(|it| is_kept(it.kind(), it.text()));
    tokens.map(|it| format!("{:?} {}", it.kind(), it.text())).collect()
}

/// Whether an edit only adds: a whole line above another, or something to a comment.
fn only_adds(text: &str, edit: &TextEdit) -> bool {
    let before = &text[..edit.range.start as usize];
    let is_line = edit.replacement.ends_with('\n') && edit.replacement.trim_start().starts_with("# ");
    let is_at_start = before.is_empty() || before.ends_with(['\n', '\u{feff}']);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_in_comment = line.trim_start().starts_with('#') && edit.replacement.starts_with(',');
    text[edit.range].trim().is_empty() && (is_line && is_at_start || is_in_comment)
}

/// How many findings there were, and how many are left. All laws are checked.
fn check(name: &str, text: &str, settings: &Settings, reason: Option<&str>) -> (usize, usize) {
    let before = found(text, settings);
    let added = add_ignores(&dockerfmt::parse(text), &before, settings, reason);
    assert!(added.iter().all(|it| only_adds(text, it)), "{name}: {added:?}");
    let new = apply_edits(text, &added).unwrap_or_else(|| panic!("{name}: {added:?}"));
    assert_eq!(kept(&new), kept(text), "{name}");
    assert_eq!(new.matches("\r\n").count() > 0, text.contains("\r\n"), "{name}");
    let after = found(&new, settings);
    assert_eq!(add_ignores(&dockerfmt::parse(&new), &after, settings, reason), [], "{name}: a second run");
    let left: Vec<_> = after.iter().filter(|it| it.code != SYNTAX_ERROR).collect();
    // For hadolint, what is about a stage and what is about its `FROM` cannot both be directly above it.
    let is_tied = settings.compat.is_some() && text.contains("hadolint stage ignore");
    assert!(left.is_empty() || is_tied, "{name}: {left:?} in\n{new}");
    (before.len(), left.len())
}

#[allow(clippy::print_stdout, reason = "the figures are shown with the result of the test")]
fn check_all(files: &[(String, String)]) {
    let compat = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    for (settings, reason) in
        [(Settings::default(), None), (Settings::default(), Some("so far")), (compat, None)]
    {
        let counts = files.iter().map(|(name, text)| check(name, text, &settings, reason));
        let (n_found, n_left) = counts.fold((0, 0), |res, it| (res.0 + it.0, res.1 + it.1));
        println!("{} files, {n_found} findings, {n_left} left, {:?}", files.len(), settings.compat);
        assert!(n_found > 0);
    }
}

#[test]
fn real_files_start_clean() {
    let Some(corpus) = corpus("real_files_start_clean") else { return };
    check_all(&corpus_files(&corpus));
}

#[test]
fn fixtures_start_clean() {
    let paths = fixtures("lint").into_iter().filter(|it| it.extension().is_some_and(|it| it == "Dockerfile"));
    let files = paths.map(|it| (it.display().to_string(), std::fs::read_to_string(&it).expect("a fixture")));
    check_all(&files.collect::<Vec<_>>());
}
