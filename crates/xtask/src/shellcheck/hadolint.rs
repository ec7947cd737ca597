//! hadolint's recorded codes of ShellCheck, whether ours by default have them, and why not where they have not.

use std::collections::BTreeMap;
use std::path::Path;

use dockerfmt::lint::{Compat, Settings, ShellScript, shell_scripts};
use dockerfmt::semantic::{Definition, Dialect};
use dockerfmt::shell::{Script, lint::lint};
use dockerfmt::syntax::Parse;
use dockerfmt_tests::golden;

use super::folded;
use super::tally::part;

/// Why a recorded finding is not among ours by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// It is about a flag that hadolint takes for a part of the script.
    Flag,
    /// It is about the `\` with which the file ends.
    End,
    /// The variable is one that hadolint does not know.
    Variable,
    /// Another shell reads the script.
    Shell,
    /// Another program reads the heredoc, or the script goes on behind it.
    Heredoc,
    /// It is about a line of hadolint's own, `export A$B=1`, for an `ENV` whose name has a variable.
    Export,
    /// The built-in engine has no such finding in this script, whatever the mode.
    Engine,
}

impl Reason {
    pub(super) const ALL: [Reason; 7] = [
        Reason::Flag,
        Reason::End,
        Reason::Variable,
        Reason::Shell,
        Reason::Heredoc,
        Reason::Export,
        Reason::Engine,
    ];

    /// The number of the divergence, and what it says.
    pub(super) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Reason::Flag => ("D-1", "a flag that BuildKit refuses is no part of the script"),
            Reason::End => ("D-1", "a `\\` at the end of the file is no part of the script"),
            Reason::Variable => ("D-3", "all names of an `ARG` are known"),
            Reason::Shell => ("D-5", "`SHELL` outlives `ENV` and `ARG`, and works in the stages built on it"),
            Reason::Heredoc => ("D-5", "the heredoc says what reads it"),
            Reason::Export => {
                ("\u{2013}", "hadolint's own line `export A$B=1`, for an `ENV A$B`, is no part of the script")
            }
            Reason::Engine => ("\u{2013}", "ShellCheck finds it and the built-in engine does not"),
        }
    }
}

/// A recorded finding that is not among ours.
#[derive(Clone, Debug)]
pub(super) struct Absent {
    pub(super) reason: Reason,
    pub(super) code: u32,
    /// File and line.
    pub(super) place: String,
}

/// What became of the recorded findings.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// Those that are among ours, under their own code.
    pub(super) n_same: usize,
    /// How often a code of a text that does not parse is found under another of these codes.
    pub(super) aliases: BTreeMap<u32, usize>,
    pub(super) absent: Vec<Absent>,
}

impl Verdict {
    pub(super) fn n_found(&self) -> usize {
        self.n_same + self.aliases.values().sum::<usize>()
    }

    pub(super) fn n_of(&self, reason: Reason) -> usize {
        self.absent.iter().filter(|it| it.reason == reason).count()
    }

    /// The part that is found, of what is in the scripts as they are by default.
    pub(super) fn recall(&self) -> f64 {
        part(self.n_found(), self.n_found() + self.n_of(Reason::Engine))
    }
}

pub(super) fn compare(corpus: &Path, files: &[(String, String)]) -> Result<Verdict, String> {
    let texts: BTreeMap<&str, &str> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut res = Verdict::default();
    for golden in golden(corpus, "hadolint.jsonl") {
        let name = golden["file"].as_str().unwrap_or_default();
        let text = texts.get(name).ok_or_else(|| format!("{name}: not in the corpus"))?;
        let recorded = findings(&golden["findings"]);
        if !recorded.is_empty() {
            add(&mut res, name, text, &recorded);
        }
    }
    res.absent.sort_by(|a, b| (a.reason, &a.place).cmp(&(b.reason, &b.place)));
    Ok(res)
}

/// Line and code of each finding of ShellCheck's.
fn findings(golden: &serde_json::Value) -> Vec<(u32, u32)> {
    let finding = |it: &serde_json::Value| {
        let code = it[2].as_str()?.strip_prefix("SC")?.parse().ok()?;
        Some((u32::try_from(it[0].as_u64()?).ok()?, code))
    };
    golden.as_array().into_iter().flatten().filter_map(finding).collect()
}

fn add(verdict: &mut Verdict, name: &str, text: &str, recorded: &[(u32, u32)]) {
    let parse = dockerfmt::parse(text);
    let ours = by_line(shell_scripts(&parse, &Settings::default()));
    let compat = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    let hadolints = by_line(shell_scripts(&parse, &compat));
    for &(line, code) in recorded {
        let found = ours.get(&line).into_iter().flat_map(|it| &it.findings).map(|it| it.code.number);
        let found: Vec<u32> = found.collect();
        if found.contains(&code) {
            verdict.n_same += 1;
        } else if found.iter().any(|it| folded(*it) == folded(code)) {
            *verdict.aliases.entry(code).or_default() += 1;
        } else {
            let scripts = (ours.get(&line), hadolints.get(&line));
            let of_file = || of_file(&parse, line, code).unwrap_or(Reason::Engine);
            let reason = reason(scripts, folded(code)).unwrap_or_else(of_file);
            verdict.absent.push(Absent { reason, code, place: format!("{name}:{line}") });
        }
    }
}

/// The reason that the file shows, for a finding in the `RUN` on `line` that not even `--compat hadolint` has.
fn of_file(parse: &Parse, line: u32, code: u32) -> Option<Reason> {
    let text = parse.tree.text();
    let mut names = parse.file().instructions().flat_map(Definition::all).map(Definition::name);
    let behind = text.split_inclusive('\n').nth(line as usize);
    match code {
        1072 if behind.is_none() && text.ends_with('\\') => Some(Reason::End),
        2086 if names.any(|it| it.contains('$')) => Some(Reason::Export),
        _ => None,
    }
}

/// The reason that the scripts show; `None` where the finding is in none of them.
fn reason(scripts: (Option<&ShellScript>, Option<&ShellScript>), code: u32) -> Option<Reason> {
    let (ours, hadolints) = scripts;
    let has = |it: &&ShellScript| it.findings.iter().any(|it| folded(it.code.number) == code);
    let hadolints = hadolints.filter(has)?;
    Some(match ours {
        None if hadolints.text.contains('\n') => Reason::Heredoc,
        None => Reason::Shell,
        Some(_) if hadolints.text.starts_with("--") => Reason::Flag,
        Some(it) if it.text != hadolints.text => Reason::Heredoc,
        Some(it) if finds(it, it.dialect, &hadolints.known, code) => Reason::Variable,
        Some(_) => Reason::Shell,
    })
}

/// Whether the code is found in the script with another dialect or with other variables.
fn finds(script: &ShellScript, dialect: Dialect, known: &[String], code: u32) -> bool {
    let found = lint(&script.text, &Script::parse(&script.text), dialect, known);
    found.iter().any(|it| folded(it.code.number) == code)
}

fn by_line(scripts: Vec<ShellScript>) -> BTreeMap<u32, ShellScript> {
    scripts.into_iter().map(|it| (it.line, it)).collect()
}
