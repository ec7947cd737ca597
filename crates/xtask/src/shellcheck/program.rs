//! Asks the installed `shellcheck`, with many scripts for each start of it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Question;

/// How many scripts are asked about at once.
const BATCH: usize = 200;

/// The codes that it finds in each script, in the order of the questions.
pub(super) fn ask(program: &Path, questions: &[&Question]) -> Result<Vec<Vec<u32>>, String> {
    let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
    let mut res = vec![Vec::new(); questions.len()];
    for dialect in ["sh", "bash", "dash", "ksh"] {
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
    let answer: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|it| format!("shellcheck gives no JSON: {it}"))?;
    let comments = answer["comments"].as_array().ok_or("shellcheck gives no comments")?;
    let number = |it: &serde_json::Value| it.as_u64().map(|it| it as usize);
    let finding = |it: &serde_json::Value| {
        let idx = it["file"].as_str()?.parse().ok()?;
        Some((idx, number(&it["line"])?, number(&it["code"])? as u32))
    };
    comments.iter().map(finding).collect::<Option<_>>().ok_or_else(|| "a finding without a place".to_owned())
}
