//! Snapshots of what each rule says of its fixtures, and of what its fixes make of them.
//!
//! A fixture lies in the folder of its rule, `fixtures/lint/dl3007`; its snapshot lies beside it.
//! Findings of other rules are left out.

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dockerfmt_lint::{Applicability, Compat, Diagnostic, FixAvailability, Settings, find_rule, lint};
use dockerfmt_syntax::{LineIndex, SyntaxKind, TextEdit, apply_edits, parse};
use similar::TextDiff;

/// The rules that find comments, so that a fix may change them.
const ABOUT_COMMENTS: [&str; 5] = ["DF1001", "DF1002", "DF1003", "DF1004", "DL1001"];

#[test]
fn fixtures_match_their_snapshots() {
    let mut paths = fixtures();
    paths.sort();
    assert!(!paths.is_empty(), "no fixtures");
    for path in paths {
        let folder = path.parent().expect("a folder").to_owned();
        let code = folder.file_name().and_then(|it| it.to_str()).expect("a code").to_uppercase();
        let name = path.file_stem().and_then(|it| it.to_str()).expect("a name").to_owned();
        let text = fs::read_to_string(&path).expect("a fixture");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, check(&code, &text)));
    }
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/lint");
    let entries = |path: &Path| fs::read_dir(path).expect("a folder").map(|it| it.expect("an entry").path());
    entries(&root)
        .flat_map(|it| entries(&it).collect::<Vec<_>>())
        .filter(|it| it.extension().is_some_and(|it| it == "Dockerfile"))
        .collect()
}

/// The snapshot of a fixture. Its fixes must hold what is promised of them.
fn check(code: &str, text: &str) -> String {
    let found = findings(code, text, None);
    for diagnostic in &found {
        check_fix(diagnostic, text);
        check_availability(diagnostic);
    }
    let mut res = format!("── text\n{text}\n── findings\n");
    for it in &found {
        render(it, text, &mut res);
    }
    let lines: Vec<String> =
        findings(code, text, Some(Compat::Hadolint)).iter().map(|it| it.anchor_line.to_string()).collect();
    let _ = writeln!(res, "\n── lines in compat mode\n{}", lines.join(" "));
    let edits = edits(&found);
    if !edits.is_empty() {
        let fixed = apply_edits(text, &edits).expect("edits that fit");
        let diff = TextDiff::from_lines(text, &fixed);
        let _ = write!(res, "\n── fix\n{}\n── fixed\n{fixed}", diff.unified_diff().context_radius(1));
    }
    res
}

fn findings(code: &str, text: &str, compat: Option<Compat>) -> Vec<Diagnostic> {
    let settings = Settings { compat, ..common::settings(code) };
    lint(&parse(text), &settings).into_iter().filter(|it| it.code == code).collect()
}

/// A fix resolves its own finding and keeps the comments; a safe one adds none.
fn check_fix(diagnostic: &Diagnostic, text: &str) {
    let Some(fix) = &diagnostic.fix else { return };
    let fixed = apply_edits(text, &fix.edits).expect("edits that do not overlap");
    let count = |text: &str, code: &str| findings(code, text, None).len();
    assert!(count(&fixed, diagnostic.code) < count(text, diagnostic.code), "not resolved in:\n{fixed}");
    let is_about_comments = ABOUT_COMMENTS.contains(&diagnostic.code);
    let is_safe = fix.applicability == Applicability::Safe;
    for it in lint(&parse(&fixed), &Settings::default()).iter().filter(|_| is_safe) {
        assert!(count(&fixed, it.code) <= count(text, it.code), "a new {} in:\n{fixed}", it.code);
    }
    if !is_about_comments {
        assert_eq!(comments(&fixed), comments(text), "comments of:\n{fixed}");
    }
}

/// A rule page says truly whether there are fixes.
fn check_availability(diagnostic: &Diagnostic) {
    let Some(rule) = find_rule(diagnostic.code) else { return };
    let is_true = match rule.fix {
        FixAvailability::None => diagnostic.fix.is_none(),
        FixAvailability::Sometimes => true,
        FixAvailability::Always => diagnostic.fix.is_some(),
    };
    assert!(is_true, "{} is said to be fixable {:?}", rule.code, rule.fix);
}

fn comments(text: &str) -> Vec<String> {
    let tree = parse(text).tree;
    let comments = tree.root().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    comments.map(|it| it.text().to_owned()).collect()
}

/// The edits of all fixes that do not get in the way of one before them.
fn edits(found: &[Diagnostic]) -> Vec<TextEdit> {
    let mut res: Vec<TextEdit> = Vec::new();
    for fix in found.iter().filter_map(|it| it.fix.as_ref()) {
        let is_free = |it: &TextEdit| res.iter().all(|done| !done.range.intersects(it.range));
        if fix.edits.iter().all(is_free) {
            res.extend(fix.edits.iter().cloned());
        }
    }
    res
}

/// The finding under the line that it begins in.
fn render(it: &Diagnostic, text: &str, res: &mut String) {
    let lines = LineIndex::new(text);
    let (line, column) = lines.line_column(text, it.range.start);
    let source = text.lines().nth(line as usize - 1).unwrap_or_default();
    let rest = source.chars().count() + 1 - column as usize;
    let len = text[it.range].lines().next().unwrap_or_default().chars().count().clamp(1, rest.max(1));
    let _ = writeln!(res, "{line}:{column} {} {}: {}", it.severity, it.code, it.message);
    let _ = writeln!(res, "  {source}\n  {}{}", " ".repeat(column as usize - 1), "^".repeat(len));
    if it.anchor_line != line {
        let _ = writeln!(res, "  line {}", it.anchor_line);
    }
    if let Some(help) = &it.help {
        let _ = writeln!(res, "  help: {help}");
    }
    if let Some(fix) = &it.fix {
        let kind = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
            Applicability::DisplayOnly => "shown",
        };
        let _ = writeln!(res, "  fix ({kind}): {}", fix.title);
    }
}
