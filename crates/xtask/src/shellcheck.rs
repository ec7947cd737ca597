//! ShellCheck's findings and ours over the scripts of the corpus, as `docs/conformance/shellcheck.md` shows them.
//!
//! Two comparisons. With `shellcheck` itself: all scripts, all findings, as pairs of script and code. With hadolint's
//! recorded findings: one code of each `RUN`, which has to be among ours.

mod hadolint;
mod program;
mod report;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use dockerfmt::lint::{Settings, ShellScript, shell_scripts};
use dockerfmt::semantic::Dialect;
use dockerfmt_tests::{corpus, corpus_files, root};

use program::Answers;
use report::Report;

/// Codes that ShellCheck gives for a text that does not parse, two to four of them; we give one, `SC1072`.
pub(crate) const NO_SCRIPT: [u32; 15] =
    [1009, 1036, 1050, 1054, 1056, 1058, 1064, 1065, 1070, 1072, 1073, 1085, 1088, 1089, 1133];

/// Compares with the program at `shellcheck` and writes the report. `answers` keeps what ShellCheck said for later runs.
#[allow(clippy::print_stdout, reason = "a chore tells what it found")]
pub fn run(shellcheck: &Path, answers: Option<&Path>) -> ExitCode {
    match report(shellcheck, answers) {
        Ok(report) => {
            print!("{}", report.summary());
            let path = root().join("docs/conformance/shellcheck.md");
            match std::fs::write(&path, report.text()) {
                Ok(()) => ExitCode::from(u8::from(!report.holds())),
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
    /// All dialects that ShellCheck is asked about.
    pub(crate) const DIALECTS: [&'static str; 4] = ["sh", "bash", "dash", "ksh"];

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

    /// Whether it has lines, as none but heredocs have.
    fn has_heredoc(&self) -> bool {
        self.text.lines().count() > self.n_exports + 1
    }
}

/// What we find in a script, and where it stands first.
struct Ours {
    codes: BTreeSet<u32>,
    /// Name of the file and line of the `RUN`.
    place: (String, u32),
}

/// Asks and compares.
fn report(shellcheck: &Path, answers: Option<&Path>) -> Result<Report, String> {
    let folder = corpus("shellcheck").ok_or("the corpus is needed for comparing")?;
    let files = corpus_files(&folder);
    let ours = ours(&files);
    let questions: Vec<&Question> = ours.keys().collect();
    let mut theirs = answers.map_or_else(|| Ok(Answers::default()), Answers::read)?;
    theirs.ask(shellcheck, &questions)?;
    answers.map_or(Ok(()), |it| theirs.write(it))?;
    let hadolint = hadolint::compare(&folder, &files)?;
    let mut report = Report { n_files: files.len(), hadolint, ..Report::default() };
    for (question, ours) in &ours {
        let theirs = theirs.of(question).iter().map(|&it| folded(it)).collect();
        report.add(question, &theirs, ours);
    }
    Ok(report)
}

/// All scripts of the files with what we find in them.
fn ours(files: &[(String, String)]) -> BTreeMap<Question, Ours> {
    let mut res = BTreeMap::new();
    for (name, text) in files {
        for script in shell_scripts(&dockerfmt::parse(text), &Settings::default()) {
            let codes = script.findings.iter().map(|it| folded(it.code.number)).collect();
            let ours = Ours { codes, place: (name.clone(), script.line) };
            if let Some(question) = Question::new(&script) {
                res.entry(question).or_insert(ours);
            }
        }
    }
    res
}

/// The code, or the one that stands for all that say that a text does not parse.
pub(crate) fn folded(code: u32) -> u32 {
    if NO_SCRIPT.contains(&code) { 1072 } else { code }
}
