//! Asks the installed `shellcheck`, with many scripts for each start of it, and never twice about the same script.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::Question;

/// How many scripts are asked about at once.
const BATCH: usize = 200;

/// The codes that ShellCheck finds in each script that it was asked about.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    codes: BTreeMap<Question, Vec<u32>>,
}

impl Answers {
    /// The answers of earlier runs; none where there is no such file.
    pub(super) fn read(path: &Path) -> Result<Answers, String> {
        let text = fs::read_to_string(path).unwrap_or_default();
        let codes = text.lines().map(|it| read_answer(it).ok_or_else(|| format!("no answer: {it}")));
        Ok(Answers { codes: codes.collect::<Result<_, _>>()? })
    }

    /// Keeps the answers for later runs.
    pub(super) fn write(&self, path: &Path) -> Result<(), String> {
        let line = |(it, codes): (&Question, &Vec<u32>)| {
            format!("{}\n", json!([it.dialect, it.n_exports, it.text, codes]))
        };
        let text: String = self.codes.iter().map(line).collect();
        fs::write(path, text).map_err(|it| format!("{}: {it}", path.display()))
    }

    /// The codes for `question`; none where nobody asked.
    pub(super) fn of(&self, question: &Question) -> &[u32] {
        self.codes.get(question).map_or(&[], Vec::as_slice)
    }

    /// Asks about what is not answered yet.
    pub(super) fn ask(&mut self, program: &Path, questions: &[&Question]) -> Result<(), String> {
        let new: Vec<&Question> =
            questions.iter().copied().filter(|it| !self.codes.contains_key(*it)).collect();
        let codes = ask(program, &new)?;
        self.codes.extend(new.into_iter().cloned().zip(codes));
        Ok(())
    }
}

fn read_answer(line: &str) -> Option<(Question, Vec<u32>)> {
    let value: Value = serde_json::from_str(line).ok()?;
    let dialect = Question::DIALECTS.into_iter().find(|it| value[0].as_str() == Some(it))?;
    let n_exports = number(&value[1])?;
    let codes = value[3].as_array()?.iter().map(|it| Some(number(it)? as u32)).collect::<Option<_>>()?;
    Some((Question { dialect, n_exports, text: value[2].as_str()?.to_owned() }, codes))
}

/// The codes that it finds in each script, in the order of the questions.
fn ask(program: &Path, questions: &[&Question]) -> Result<Vec<Vec<u32>>, String> {
    let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
    let mut res = vec![Vec::new(); questions.len()];
    for dialect in Question::DIALECTS {
        let of_dialect: Vec<usize> =
            (0..questions.len()).filter(|&it| questions[it].dialect == dialect).collect();
        for batch in of_dialect.chunks(BATCH) {
            for &idx in batch {
                fs::write(folder.path().join(idx.to_string()), &questions[idx].text)
                    .map_err(|it| it.to_string())?;
            }
            for (idx, line, code) in run(program, dialect, folder.path(), batch)? {
                let question = questions.get(idx).ok_or("shellcheck names a file that it was not given")?;
                if line > question.n_exports {
                    res[idx].push(code);
                }
            }
        }
    }
    Ok(res)
}

/// Script, line and code of each finding.
fn run(
    program: &Path,
    dialect: &str,
    folder: &Path,
    batch: &[usize],
) -> Result<Vec<(usize, usize, u32)>, String> {
    let mut command = Command::new(program);
    command.current_dir(folder).args(["--norc", "-f", "json1", "-s", dialect, "-e", "SC1090,SC1091,SC2187"]);
    let output = command.args(batch.iter().map(|it| it.to_string())).output();
    let output = output.map_err(|it| format!("{}: {it}", program.display()))?;
    let answer: Value =
        serde_json::from_slice(&output.stdout).map_err(|it| format!("shellcheck gives no JSON: {it}"))?;
    let comments = answer["comments"].as_array().ok_or("shellcheck gives no comments")?;
    let finding = |it: &Value| {
        let idx = it["file"].as_str()?.parse().ok()?;
        Some((idx, number(&it["line"])?, number(&it["code"])? as u32))
    };
    comments.iter().map(finding).collect::<Option<_>>().ok_or_else(|| "a finding without a place".to_owned())
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
