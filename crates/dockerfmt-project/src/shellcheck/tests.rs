//! The engine with programs that stand in for `shellcheck`, and with the real one where it is installed.

use std::io::Write as _;

use super::*;

const TEXT: &str = "FROM a\nENV X=1\nRUN b \\\n  && echo $X $Y\n";

fn found(shellcheck: &ShellCheck, text: &str) -> Result<Vec<String>, String> {
    let found = shellcheck.lint(&dockerfmt::parse(text), &Settings::default());
    let of_scripts = |it: &Diagnostic| {
        let edits = it.fix.iter().flat_map(|it| &it.edits);
        let edits: String = edits.map(|it| format!(" {:?}={}", &text[it.range], it.replacement)).collect();
        format!("{} {} {:?}{edits}", it.code, it.severity, &text[it.range])
    };
    let found = found.map_err(|it| it.to_string())?;
    Ok(found.iter().filter(|it| it.code.starts_with("SC")).map(of_scripts).collect())
}

/// A program that is this script of `sh`.
#[cfg(unix)]
fn stand_in(folder: &Path, script: &str) -> ShellCheck {
    let (text, path) = (folder.join("text"), folder.join("shellcheck"));
    fs::write(&text, format!("#!/bin/sh\n{script}\n")).unwrap();
    // Not written by this process: while another test starts a program, what is open for writing cannot be started.
    let install = std::process::Command::new("install").arg(&text).arg(&path).status().unwrap();
    assert!(install.success());
    ShellCheck { program: path.into(), ..ShellCheck::default() }
}

#[cfg(unix)]
fn answers(script: &str) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().unwrap();
    found(&stand_in(folder.path(), script), TEXT)
}

#[test]
fn a_missing_program_is_told() {
    let missing = ShellCheck { program: "/nowhere/shellcheck".into(), ..ShellCheck::default() };
    let told = "`shellcheck` is not installed, and `shell-engine` asks for it";
    assert_eq!(found(&missing, TEXT), Err(told.to_owned()));
    assert_eq!(found(&missing, "FROM a\nCMD [\"b\"]\n"), Ok(vec![]), "there is nothing to ask about");
}

#[cfg(unix)]
#[test]
fn findings_are_those_of_the_file() {
    let answer = r#"printf '%s' '{"comments":[
        {"file":"0","line":2,"endLine":2,"column":1,"endColumn":2,"level":"error","code":1234,"message":"ours"},
        {"file":"0","line":3,"endLine":3,"column":16,"endColumn":18,"level":"style","code":3999,"message":"it\n is",
         "fix":{"replacements":[
            {"line":3,"endLine":3,"column":18,"endColumn":18,"replacement":"]"},
            {"line":3,"endLine":3,"column":16,"endColumn":16,"replacement":"["}]}}
    ]}'; exit 1"#;
    assert_eq!(answers(answer), Ok(vec!["SC3999 style \"$Y\" \"\"=[ \"\"=]".to_owned()]));
}

#[cfg(unix)]
#[test]
fn one_process_gets_all_scripts_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let script = format!(
        "for it; do echo \"$it\"; done >> '{0}'\ncat 0 1 >> '{0}'\necho '{{\"comments\":[]}}'",
        log.display()
    );
    let text = "FROM a\nENV X=1\nRUN b $X\nSHELL [\"/bin/bash\", \"-c\"]\nRUN <<E\n# c\nd\nE\n";
    assert_eq!(found(&stand_in(folder.path(), &script), text), Ok(vec![]));
    let scripts = "# shellcheck shell=sh\nexport X=1\nb $X# shellcheck shell=bash\n# c\nd\n";
    let args = "--norc\n--format=json1\n--exclude\nSC1090,SC1091,SC2187\n--\n0\n1\n";
    assert_eq!(fs::read_to_string(log).unwrap(), format!("{args}{scripts}"));
}

#[cfg(unix)]
#[test]
fn odd_answers_are_told() {
    let check = |script: &str, expected: &str| {
        let told = answers(script).expect_err(script);
        assert!(told.starts_with(&format!("`shellcheck` {expected}")), "{told}");
    };
    check("echo hello", "gave an odd answer: no JSON, ");
    check("echo '[]'", "gave an odd answer: it has no `comments`");
    check("echo '{\"comments\":[{\"file\":\"7\"}]}'", "gave an odd answer: it is about a file `7`");
    check("echo '{\"comments\":[{\"file\":\"0\"}]}'", "gave an odd answer: a finding says ");
    let far = r#"{"file":"0","line":3,"endLine":3,"column":999,"endColumn":999,"level":"info","code":2086,"message":""}"#;
    check(&format!("echo '{{\"comments\":[{far}]}}'"), "gave an odd answer: a finding says ");
    check(
        "echo 'Unknown format json1' >&2; exit 4",
        "does not know its options; 0.7.0 is the oldest that does: Unknown format json1",
    );
    check("exit 2", "failed: exit status: 2; it says nothing");
    check("kill -9 $$", "failed: signal: 9");
}

#[cfg(unix)]
#[test]
fn a_slow_program_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let slow = stand_in(folder.path(), "exec sleep 60");
    let slow = ShellCheck { timeout: Duration::from_millis(200), ..slow };
    assert_eq!(found(&slow, TEXT), Err("`shellcheck` gave no answer within 0.2 s".to_owned()));
}

/// The real program, if there is one; says so where there is none.
fn installed(test: &str) -> Option<ShellCheck> {
    let version = std::process::Command::new("shellcheck").arg("--version").output();
    if version.is_err() {
        // Not `eprintln!`, which the test harness keeps to itself while all goes well.
        let _ = writeln!(std::io::stderr(), "{test}: skipped, no `shellcheck` is installed");
        return None;
    }
    Some(ShellCheck::default())
}

#[test]
fn the_real_program_finds_what_it_finds() {
    let Some(real) = installed("the_real_program_finds_what_it_finds") else { return };
    let quoted = "SC2086 info \"$Y\" \"\"=\" \"\"=\"".to_owned();
    assert_eq!(found(&real, TEXT), Ok(vec![quoted]));
    let heredoc =
        "FROM a\nENV X=1\nRUN <<E bash\n# shellcheck disable=SC2086\necho é $Z\n\tcd é; echo $X\nE\n";
    assert_eq!(found(&real, heredoc), Ok(vec!["SC2164 warning \"cd é\" \"\"= || exit".to_owned()]));
    let ignored = "FROM a\n# hadolint ignore=SC2164\nRUN cd $Y; b \\\n  # shellcheck disable=SC2086\n  c\n";
    assert_eq!(found(&real, ignored), Ok(vec![]));
}

#[test]
fn the_real_program_speaks_as_hadolint_does() {
    let Some(real) = installed("the_real_program_speaks_as_hadolint_does") else { return };
    let settings = Settings { compat: Some(dockerfmt::lint::Compat::Hadolint), ..Settings::default() };
    let text = "FROM a:1\nRUN echo $X; cd y\nRUN if a; then b\n";
    let found = real.lint(&dockerfmt::parse(text), &settings).unwrap();
    let codes: Vec<_> = found.iter().map(|it| (it.anchor_line, it.code)).collect();
    assert!(codes.contains(&(2, "SC2164")) && !codes.contains(&(2, "SC2086")), "{codes:?}");
    assert_eq!(codes.iter().filter(|it| it.0 == 3 && it.1.starts_with("SC")).count(), 1, "{codes:?}");
}
