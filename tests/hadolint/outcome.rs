//! Runs a linter on a case and keeps the facts of what it said.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::case::Case;
use super::mask::mask;

/// A program that can be asked as hadolint is.
pub struct Program {
    path: PathBuf,
    /// The arguments in front of all others.
    args: Vec<String>,
    /// Whether it judges by default, and not as hadolint.
    is_own: bool,
}

impl Program {
    /// hadolint itself.
    pub fn hadolint(path: &Path) -> Self {
        Program { path: path.to_owned(), args: Vec::new(), is_own: false }
    }

    /// Our program as it is by default.
    pub fn dockerfmt(path: &Path) -> Self {
        Program { path: path.to_owned(), args: vec!["lint".to_owned()], is_own: true }
    }

    /// Our program in hadolint's stead.
    pub fn stand_in(path: &Path) -> Self {
        let args = ["lint", "--compat", "hadolint"].map(str::to_owned).to_vec();
        Program { path: path.to_owned(), args, is_own: false }
    }

    fn run(&self, case: &Case, folder: &Path, args: &[&str]) -> Output {
        let mut command = Command::new(&self.path);
        command.args(&self.args).args(args);
        if self.is_own {
            command.args(&case.own_args);
        }
        if !case.is_without_files {
            let stdin = case.is_stdin.then_some("-").into_iter();
            let skipped = usize::from(case.is_stdin);
            command.args(stdin.chain(case.files.iter().skip(skipped).map(|it| it.0.as_str())));
        }
        command.current_dir(folder).env_clear().env("HOME", folder).env("LANG", "C.UTF-8");
        command.envs(case.env.iter().map(|it| (&it.0, &it.1)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|it| panic!("{}: {it}", self.path.display()));
        let input = case.files.first().filter(|_| case.is_stdin).map_or("", |it| &it.1);
        // A program that does not read its input is no failure of the test.
        let _ = child.stdin.take().map(|mut it| it.write_all(input.as_bytes()));
        child.wait_with_output().expect("the program ends")
    }
}

/// What `program` says of `case`: the status, and a line for each finding, or the masked bytes of all reports.
///
/// # Panics
/// When the program cannot be started.
pub fn outcome(program: &Program, case: &Case) -> String {
    let folder = sandbox(case);
    let args: Vec<&str> = case.args.iter().map(String::as_str).collect();
    if case.is_raw {
        return raw(program, case, &folder, &args);
    }
    let output = program.run(case, folder.path(), &[&args[..], &["-f", "json"]].concat());
    let status = output.status.code().unwrap_or(-1);
    let findings = match serde_json::from_slice::<Value>(&output.stdout) {
        Ok(it) => findings(&it),
        Err(_) => vec!["no report".to_owned()],
    };
    let lines = findings.into_iter().map(|it| it + "\n");
    format!("exit {status}\n{}", lines.collect::<String>())
}

/// The findings of a report in JSON, sorted: within a line, hadolint has no order.
fn findings(report: &Value) -> Vec<String> {
    let mut found: Vec<(String, u64, String)> = Vec::new();
    for it in report.as_array().into_iter().flatten() {
        let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
        let (line, code) = (it["line"].as_u64().unwrap_or_default(), text("code"));
        let column = it["column"].as_u64().unwrap_or_default();
        let place = if code == "DL1000" { format!("{line}:{column}") } else { line.to_string() };
        found.push((text("file"), line, format!("{} {place} {code} {}", text("file"), text("level"))));
    }
    found.sort();
    found.into_iter().map(|it| it.2).collect()
}

fn raw(program: &Program, case: &Case, folder: &TempDir, args: &[&str]) -> String {
    let output = program.run(case, folder.path(), args);
    let mut res = format!("exit {}\n", output.status.code().unwrap_or(-1));
    res += &String::from_utf8_lossy(&output.stdout);
    for (name, content) in written(case, folder.path()) {
        res += &format!("\n── wrote {name}\n{content}").replace("── ", "-- ");
    }
    let messages = messages(program, case, folder.path());
    // Recorded outcomes are text files.
    let mut res = mask(&res, &messages).replace('\0', "␀");
    if !res.ends_with('\n') {
        res += "⏎\n";
    }
    res
}

/// The messages that the program has for the files, whatever the arguments of the case ask for.
fn messages(program: &Program, case: &Case, folder: &Path) -> Vec<String> {
    let plain = Case { files: case.files.clone(), is_stdin: case.is_stdin, ..Case::default() };
    let args = ["-c", "no-settings.yaml", "--no-fail", "-f", "json"];
    let output = program.run(&plain, folder, &args);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let messages = report.as_array().into_iter().flatten().filter_map(|it| it["message"].as_str());
    messages.map(str::to_owned).collect()
}

/// The files that a run has made.
fn written(case: &Case, folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the folder of the run").map(|it| it.expect("an entry").path());
    let name = |it: &Path| it.file_name().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
    let known = |it: &str| case.files.iter().chain(&case.others).any(|file| file.0 == it);
    let mut res: Vec<_> = entries
        .map(|it| (name(&it), it))
        .filter(|it| it.1.is_file() && it.0 != "no-settings.yaml" && !known(&it.0))
        .map(|(name, path)| (name, String::from_utf8_lossy(&fs::read(path).expect("a report")).into_owned()))
        .collect();
    res.sort();
    res
}

fn sandbox(case: &Case) -> TempDir {
    let res = tempfile::tempdir().expect("a folder");
    let settings = ("no-settings.yaml".to_owned(), "{}\n".to_owned());
    for (name, content) in case.files.iter().chain(&case.others).chain([&settings]) {
        let path = res.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    res
}
