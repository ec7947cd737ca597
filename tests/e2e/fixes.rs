//! Fixing real files: nothing breaks, no comment is lost, and nothing is left to do that could be done.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use dockerfmt::lint::{Applicability, FixSettings, Fixed, Preset, Settings, fix, lint};
use dockerfmt::syntax::ast::Instruction;
use dockerfmt::syntax::{SyntaxKind, TextRange};
use dockerfmt::{Diagnostic, Parse, Style, format, parse};
use dockerfmt_tests::{corpus, corpus_files, fixtures};

/// The rules that find comments, so that their fixes may change them.
const ABOUT_COMMENTS: [&str; 5] = ["DF1001", "DF1002", "DF1003", "DF1004", "DL1001"];

/// How many findings of each code there were, and how many fixes were applied.
type Counts = BTreeMap<&'static str, (usize, usize)>;

fn strict() -> Settings {
    Settings { preset: Preset::Strict, ..Settings::default() }
}

/// The comments, each with how often it is there.
fn comments(parse: &Parse) -> BTreeMap<&str, usize> {
    let mut res = BTreeMap::new();
    for it in parse.tree.root().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT) {
        *res.entry(it.text().trim_end()).or_default() += 1;
    }
    res
}

/// The comments that are gone, but for pragmas and directives where rules about them had their way.
fn lost_comments(before: &Parse, fixed: &Fixed) -> Vec<String> {
    let now = comments(&fixed.parse);
    let may_change = fixed.applied.keys().any(|it| ABOUT_COMMENTS.contains(it));
    let is_lost = |text: &str, n: usize| now.get(text).copied().unwrap_or(0) < n;
    let is_meant = |text: &str| may_change && (text.contains("ignore") || text.contains(['=', ':']));
    let gone = comments(before).into_iter().filter(|it| is_lost(it.0, it.1) && !is_meant(it.0));
    gone.map(|it| it.0.to_owned()).collect()
}

/// Whether two ranges share a byte or stand side by side.
fn meet(a: TextRange, b: TextRange) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Whether the instructions of kinds in which no wanted fix has an edit are there as before, in their order.
///
/// The engine holds this for every single instruction each time it applies some fixes. Here it cannot be seen which they
/// were: where one has deleted a `USER`, another comes to delete the next.
fn keeps_the_rest(before: &Parse, findings: &[Diagnostic], wanted: &FixSettings, after: &Parse) -> bool {
    let fixes = findings.iter().filter(|it| wanted.wants(it)).filter_map(|it| it.fix.as_ref());
    let edited: Vec<TextRange> = fixes.flat_map(|it| &it.edits).map(|it| it.range).collect();
    let is_edited = |it: &Instruction<'_>| edited.iter().any(|edit| meet(*edit, it.range()));
    let kinds: Vec<SyntaxKind> = before.file().instructions().filter(is_edited).map(|it| it.kind()).collect();
    let mut now = after.file().instructions();
    let mut rest = before.file().instructions().filter(|it| !kinds.contains(&it.kind()));
    rest.all(|it| now.any(|new| new.node().text() == it.node().text()))
}

/// Whether what was fixed is among what was found at first; else a fix brought what another one then fixed, in an
/// instruction that was none of the first one's.
fn is_of_first_findings(findings: &[Diagnostic], wanted: &FixSettings, fixed: &Fixed) -> bool {
    let n_wanted = |code: &str| findings.iter().filter(|it| it.code == code && wanted.wants(it)).count();
    fixed.applied.iter().all(|(code, n)| *n <= n_wanted(code))
}

/// Checks all laws for one file, and counts.
fn check(name: &str, text: &str, least: Applicability) -> Counts {
    let (settings, wanted) = (strict(), FixSettings { least, only: None });
    let before = parse(text);
    let findings = lint(&before, &settings);
    let mut counts = Counts::new();
    for it in &findings {
        counts.entry(it.code).or_default().0 += 1;
    }
    if !findings.iter().any(|it| wanted.wants(it)) {
        return counts;
    }
    let fixed = fix(parse(text), &settings, &wanted);
    for (code, n) in &fixed.applied {
        counts.entry(code).or_default().1 += n;
    }
    check_fixed(name, &before, &findings, &wanted, &fixed);
    counts
}

fn check_fixed(name: &str, before: &Parse, findings: &[Diagnostic], wanted: &FixSettings, fixed: &Fixed) {
    let text = fixed.parse.tree.text();
    let is_changed = text != before.tree.text();
    assert_eq!(is_changed, !fixed.applied.is_empty(), "{name}");
    assert!(fixed.parse.errors.len() <= before.errors.len(), "{name}: new errors in\n{text}");
    assert_eq!(lost_comments(before, fixed), [""; 0], "{name}");
    assert!(fixed.left.len() <= findings.len(), "{name}: more findings in\n{text}");
    assert!(
        !is_of_first_findings(findings, wanted, fixed)
            || keeps_the_rest(before, findings, wanted, &fixed.parse),
        "{name}: another instruction changed in\n{text}"
    );
    if !is_changed {
        return;
    }
    let again = fix(parse(text), &strict(), wanted);
    assert_eq!(again.parse.tree.text(), text, "{name}: a second run");
    assert_eq!(again.left, fixed.left, "{name}");
    let formatted = |text: &str| format(&parse(text), &Style::default());
    if let Ok(once) = formatted(text) {
        assert_eq!(formatted(&once).as_ref(), Ok(&once), "{name}: formatting what was fixed");
    }
}

/// Checks all files on all processors, for one linting of a file is the price of many other tests.
fn check_all(files: &[(String, String)], least: Applicability) -> Counts {
    let next = AtomicUsize::new(0);
    let sum = Mutex::new(Counts::new());
    let work = || {
        while let Some((name, text)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let counts = check(name, text, least);
            let mut sum = sum.lock().expect("no other thread has failed");
            for (code, (n_found, n_fixed)) in counts {
                let it = sum.entry(code).or_default();
                *it = (it.0 + n_found, it.1 + n_fixed);
            }
        }
    };
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| (0..n_threads).for_each(|_| drop(scope.spawn(work))));
    sum.into_inner().expect("no thread has failed")
}

#[allow(clippy::print_stdout, reason = "the figures are shown with the result of the test")]
fn print(least: Applicability, counts: &Counts) {
    let (n_found, n_fixed) = counts.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    println!("{least:?}: {n_fixed} of {n_found} findings fixed");
    for (code, (n_found, n_fixed)) in counts.iter().filter(|it| it.1.1 > 0) {
        println!("  {code}: {n_fixed} of {n_found}");
    }
}

#[test]
fn real_files_are_fixed_without_harm() {
    let Some(corpus) = corpus("real_files_are_fixed_without_harm") else { return };
    let files = corpus_files(&corpus);
    let [safe, all] = [Applicability::Safe, Applicability::Unsafe].map(|least| {
        let counts = check_all(&files, least);
        print(least, &counts);
        counts.values().map(|it| it.1).sum::<usize>()
    });
    assert!(0 < safe && safe < all, "{safe} {all}");
}

#[test]
fn fixtures_are_fixed_without_harm() {
    let paths = fixtures("lint").into_iter().filter(|it| it.extension().is_some_and(|it| it == "Dockerfile"));
    let files = paths.map(|it| (it.display().to_string(), std::fs::read_to_string(&it).expect("a fixture")));
    let files: Vec<_> = files.collect();
    for least in [Applicability::Safe, Applicability::Unsafe] {
        assert!(check_all(&files, least).values().any(|it| it.1 > 0));
    }
}
