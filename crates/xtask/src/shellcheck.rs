//! ShellCheck's findings and ours over the scripts of the corpus, as `docs/conformance/shellcheck.md` shows them.
//!
//! Two comparisons. With `shellcheck` itself: all scripts, all findings, as pairs of script and code. With hadolint's
//! recorded findings: one code of each `RUN`, which has to be among ours.

mod hadolint;
mod program;
mod tally;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use dockerfmt::lint::{Settings, ShellScript, shell_scripts};
use dockerfmt::semantic::Dialect;
use dockerfmt_tests::{corpus, corpus_files, root};

use tally::Tally;

/// Codes that ShellCheck gives for a text that does not parse, two to four of them; we give one, `SC1072`.
const NO_SCRIPT: [u32; 10] = [1009, 1036, 1054, 1056, 1064, 1065, 1072, 1073, 1088, 1089];

/// What has to hold, as parts of one.
const MIN_PRECISION: f64 = 0.99;
const MIN_RECALL: f64 = 0.97;

/// Compares with the program at `shellcheck` and writes the report.
pub fn run(shellcheck: &Path) -> ExitCode {
    match report(shellcheck) {
        Ok((text, holds)) => {
            let path = root().join("docs/conformance/shellcheck.md");
            match std::fs::write(&path, text) {
                Ok(()) => ExitCode::from(u8::from(!holds)),
                Err(it) => tell(&format!("{}: {it}", path.display())),
            }
        }
        Err(complaint) => tell(&complaint),
    }
}

#[allow(clippy::print_stderr, reason = "a chore tells what went wrong")]
fn tell(complaint: &str) -> ExitCode {
    eprintln!("{complaint}");
    ExitCode::from(2)
}

/// A script as ShellCheck is asked about it; the same script in two files is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Question {
    /// ShellCheck's name of the dialect.
    pub(crate) dialect: &'static str,
    pub(crate) text: String,
    /// How many lines of `text` only tell which variables are set.
    pub(crate) n_exports: usize,
}

impl Question {
    fn new(script: &ShellScript) -> Option<Question> {
        let dialect = match script.dialect {
            Dialect::Sh => "sh",
            Dialect::Bash => "bash",
            Dialect::Dash | Dialect::Ash => "dash",
            Dialect::Ksh => "ksh",
            _ => return None,
        };
        let exports: String = script.known.iter().map(|it| format!("export {it}=1\n")).collect();
        Some(Question { dialect, text: exports + &script.text, n_exports: script.known.len() })
    }

    /// Whether it is the body of a heredoc: all other scripts are one line.
    fn is_heredoc(&self) -> bool {
        self.text.lines().count() > self.n_exports + 1
    }
}

/// The report, and whether the bounds hold.
fn report(shellcheck: &Path) -> Result<(String, bool), String> {
    let folder = corpus("shellcheck").ok_or("the corpus is needed for comparing")?;
    let files = corpus_files(&folder);
    let mut ours = std::collections::BTreeMap::new();
    for (_, text) in &files {
        for script in shell_scripts(&dockerfmt::parse(text), &Settings::default()) {
            let codes: BTreeSet<u32> = script.findings.iter().map(|it| folded(it.code.number)).collect();
            ours.extend(Question::new(&script).map(|it| (it, codes)));
        }
    }
    let questions: Vec<&Question> = ours.keys().collect();
    let theirs = program::ask(shellcheck, &questions)?;
    let (mut all, mut heredocs) = (Tally::default(), Tally::default());
    for (question, theirs) in questions.iter().zip(&theirs) {
        let theirs = theirs.iter().map(|&it| folded(it)).collect();
        all.add(&theirs, &ours[*question]);
        if question.is_heredoc() {
            heredocs.add(&theirs, &ours[*question]);
        }
    }
    let hadolint = hadolint::compare(&folder, &files)?;
    let holds =
        [&all, &heredocs].iter().all(|it| it.precision() >= MIN_PRECISION && it.recall() >= MIN_RECALL);
    Ok((text(files.len(), &all, &heredocs, &hadolint), holds && hadolint.recall() >= 0.98))
}

/// The code, or the one that stands for all that say that a text does not parse.
pub(crate) fn folded(code: u32) -> u32 {
    if NO_SCRIPT.contains(&code) { 1072 } else { code }
}

fn text(n_files: usize, all: &Tally, heredocs: &Tally, hadolint: &hadolint::Verdict) -> String {
    let mut res = String::from("# ShellCheck's codes\n\n");
    let _ = writeln!(
        res,
        "Written by `cargo xtask shellcheck` over the {n_files} files of the corpus; not to be edited.\n\
         Scripts are compared as ShellCheck 0.11 gets them from hadolint: with a line `export NAME=1` for each variable\n\
         that is set, without SC1090, SC1091 and SC2187. The same script in several files counts once.\n\
         ShellCheck reports a text that does not parse under several of {}; we report it once, as SC1072, and they\n\
         count as one.\n",
        NO_SCRIPT.map(|it| format!("SC{it}")).join(", ")
    );
    res.push_str(
        "| scripts | number | theirs | ours | both | precision | recall |\n|---|---|---|---|---|---|---|\n",
    );
    for (name, tally) in [("all", all), ("heredocs", heredocs)] {
        let _ = writeln!(res, "| {name} {}", tally.row());
    }
    let _ = write!(
        res,
        "\n## hadolint's one code of each `RUN`\n\nOf {} recorded findings {} are among ours by default and {} are not; \
         the recall is {:.4}.\nFor {} more the script is another one: by default `SHELL` outlives `ENV` and `ARG`, and \
         all names of an `ARG` are known.\n",
        hadolint.n_found + hadolint.n_missing,
        hadolint.n_found,
        hadolint.n_missing,
        hadolint.recall(),
        hadolint.n_explained
    );
    res.push_str("\n## By code\n\n| code | theirs | ours | both |\n|---|---|---|---|\n");
    res.push_str(&all.rows_by_code());
    res
}
