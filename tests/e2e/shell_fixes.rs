//! The fixes of ShellCheck's codes, applied to real files: the finding goes, none comes, and all else stays.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use dockerfmt::lint::{Applicability, Diagnostic, Fix, Preset, Settings, lint};
use dockerfmt::semantic::{Model, RunScript};
use dockerfmt::shell::{TokenKind, tokens};
use dockerfmt::syntax::{SyntaxKind, TextEdit, TextRange, apply_edits, parse};
use dockerfmt_tests::{corpus, corpus_files};

#[test]
#[allow(clippy::print_stdout, reason = "the figures are shown with the result of the test")]
fn fixes_of_real_files_resolve_their_findings() {
    let Some(corpus) = corpus("fixes_of_real_files_resolve_their_findings") else { return };
    let Tally { by_code, complaints } = of_all(&corpus_files(&corpus));
    for (code, [n_safe, n_unsafe]) in &by_code {
        println!("{code}: {n_safe} safe, {n_unsafe} unsafe");
    }
    let n_fixes: usize = by_code.values().flatten().sum();
    println!("{n_fixes} fixes");
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    // A test without fixes would pass whatever the code does.
    assert!(n_fixes > 500);
}

/// A fix with the code of its finding.
type CodeFix<'f> = (&'static str, &'f Fix);

/// What was applied, and what went wrong with it.
#[derive(Default)]
struct Tally {
    /// Safe and unsafe fixes.
    by_code: BTreeMap<&'static str, [usize; 2]>,
    complaints: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        for (code, [n_safe, n_unsafe]) in other.by_code {
            let counts = self.by_code.entry(code).or_default();
            *counts = [counts[0] + n_safe, counts[1] + n_unsafe];
        }
        self.complaints.extend(other.complaints);
    }
}

/// The files are shared out among all processors.
fn of_all(files: &[(String, String)]) -> Tally {
    let n_threads = thread::available_parallelism().map_or(1, NonZero::get);
    let of_part = |part: &[(String, String)]| {
        let mut res = Tally::default();
        part.iter().filter(|it| has_fix(&it.1)).for_each(|it| check_file(&it.0, &it.1, &mut res));
        res
    };
    let mut res = Tally::default();
    thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(n_threads).max(1));
        let threads: Vec<_> = parts.map(|it| scope.spawn(move || of_part(it))).collect();
        threads.into_iter().for_each(|it| res.add(it.join().expect("a part without panic")));
    });
    res
}

/// Whether there is anything to apply; most files have nothing.
fn has_fix(text: &str) -> bool {
    let settings = Settings { select: Some(vec!["SC".into()]), ..Settings::default() };
    lint(&parse(text), &settings).iter().any(|it| fix_of(it).is_some())
}

/// A text with what is known of it.
struct File<'t> {
    text: &'t str,
    found: Vec<Diagnostic>,
    kept: Vec<String>,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Self {
        File { text, found: found(text), kept: kept(text) }
    }

    /// What is wrong with the text that the fixes make together.
    fn complaint(&self, fixes: &[CodeFix<'_>]) -> Option<String> {
        let mut edits: Vec<TextEdit> = fixes.iter().flat_map(|it| it.1.edits.clone()).collect();
        edits.sort_by_key(|it| (it.range.start, it.range.end));
        let Some(fixed) = apply_edits(self.text, &edits) else { return Some("edits do not fit".to_owned()) };
        let (mut before, after) = (counts(&self.found), counts(&found(&fixed)));
        for (code, _) in fixes {
            *before.entry(code).or_default() -= 1;
        }
        let more = after.iter().find(|(code, n)| before.get(*code).is_none_or(|it| it < n));
        if let Some((code, n)) = more {
            return Some(format!("{n} of {code}, not {}", before.get(code).unwrap_or(&0)));
        }
        if kept(&fixed) != self.kept {
            return Some("other comments or instructions".to_owned());
        }
        let is_safe = fixes.iter().all(|it| it.1.applicability == Applicability::Safe);
        (is_safe && self.is_disturbed_by(&edits, &fixed)).then(|| "other tokens".to_owned())
    }

    /// Whether the scripts have other words and operators than before where nothing was edited.
    fn is_disturbed_by(&self, edits: &[TextEdit], fixed: &str) -> bool {
        let touches =
            |it: TextRange| edits.iter().any(|edit| it.start <= edit.range.end && edit.range.start <= it.end);
        let before = script_tokens(self.text).into_iter().filter(|it| !touches(it.0));
        let after = script_tokens(fixed);
        let mut after = after.iter();
        before.into_iter().any(|(_, token)| !after.any(|it| it.1 == token))
    }
}

/// What shells read, in the order of the text.
fn scripts<'m>(model: &'m Model<'_>) -> impl Iterator<Item = &'m RunScript> {
    let instructions = model.file().instructions();
    let runs =
        instructions.filter_map(|it| it.as_onbuild().and_then(|it| it.trigger()).unwrap_or(it).as_run());
    runs.filter_map(|it| model.shell_script(it))
}

/// The tokens of all scripts in their order, each with its place.
fn script_tokens(text: &str) -> Vec<(TextRange, String)> {
    let parse = parse(text);
    let model = Model::new(&parse);
    let mut res = Vec::new();
    for script in scripts(&model) {
        for token in tokens(script.text()).unwrap_or_default() {
            res.push((script.source_range(token.range.clone()), script.text()[token.range].to_owned()));
        }
    }
    res
}

fn found(text: &str) -> Vec<Diagnostic> {
    lint(&parse(text), &Settings { preset: Preset::Strict, ..Settings::default() })
}

fn counts(found: &[Diagnostic]) -> BTreeMap<&'static str, i32> {
    let mut res = BTreeMap::new();
    found.iter().for_each(|it| *res.entry(it.code).or_default() += 1);
    res
}

/// The instructions, the syntax errors, the comments of the file and of its scripts.
fn kept(text: &str) -> Vec<String> {
    let parse = parse(text);
    let model = Model::new(&parse);
    let mut res: Vec<String> = parse.errors.iter().map(|it| it.message.clone()).collect();
    res.extend(model.file().instructions().map(|it| format!("{:?}", it.node().kind())));
    for script in scripts(&model) {
        let tokens = tokens(script.text()).unwrap_or_default().into_iter();
        let comments = tokens.filter(|it| it.kind == TokenKind::Comment);
        res.extend(comments.map(|it| script.text()[it.range].to_owned()));
    }
    let comments = parse.tree.root().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    res.extend(comments.map(|it| it.text().to_owned()));
    res
}

fn fix_of(it: &Diagnostic) -> Option<CodeFix<'_>> {
    Some((it.code, it.fix.as_ref().filter(|_| it.code.starts_with("SC"))?))
}

fn check_file(name: &str, text: &str, tally: &mut Tally) {
    let file = File::new(text);
    for applicability in [Applicability::Safe, Applicability::Unsafe] {
        let fixes = file.found.iter().filter_map(fix_of);
        let mut fixes: Vec<_> = fixes.filter(|it| it.1.applicability == applicability).collect();
        for (code, _) in &fixes {
            let is_unsafe = applicability != Applicability::Safe;
            tally.by_code.entry(code).or_default()[usize::from(is_unsafe)] += 1;
        }
        while !fixes.is_empty() {
            let (together, rest) = apart(fixes);
            let found = complaints(&file, &together);
            tally.complaints.extend(found.into_iter().map(|it| format!("{name}: {it}")));
            fixes = rest;
        }
    }
}

/// What is wrong with fixes that are applied together, told of as few of them as have it.
fn complaints(file: &File<'_>, fixes: &[CodeFix<'_>]) -> Vec<String> {
    let Some(complaint) = file.complaint(fixes) else { return Vec::new() };
    let (first, second) = fixes.split_at(fixes.len() / 2);
    let mut res = Vec::new();
    if !first.is_empty() {
        res.extend(complaints(file, first));
        res.extend(complaints(file, second));
    }
    if res.is_empty() {
        res.push(format!("{complaint}: {fixes:?}"));
    }
    res
}

/// As many of the fixes as do not meet, in the order of the text, and the others.
fn apart(fixes: Vec<CodeFix<'_>>) -> (Vec<CodeFix<'_>>, Vec<CodeFix<'_>>) {
    let mut ends: Vec<TextRange> = Vec::new();
    fixes.into_iter().partition(|(_, fix)| {
        let meets = |it: TextRange| ends.iter().any(|end| it.start <= end.end && end.start <= it.end);
        let is_free = !fix.edits.iter().any(|it| meets(it.range));
        if is_free {
            ends.extend(fix.edits.iter().map(|it| it.range));
        }
        is_free
    })
}
