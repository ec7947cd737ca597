//! `--shell-engine shellcheck`, with programs that stand in for it.

use std::process::Command;

use crate::sandbox::{CLEAN, Run, Sandbox};

const SCRIPT: &str = "FROM debian:12\nRUN echo $X\n";

/// A finding in `$X`.
const ANSWER: &str = r#"echo '{"comments":[{"file":"0","line":2,"endLine":2,"column":6,"endColumn":8,"level":"info","code":2999,"message":"as it says"}]}'; exit 1"#;

/// A folder in which `shellcheck` is this script of `sh`.
fn sandbox(program: &str, files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new(files);
    sandbox.write("text", format!("#!/bin/sh\n{program}\n"));
    sandbox.write("bin/README", "");
    // Not written by this process: while another test starts a program, what is open for writing cannot be started.
    let install =
        Command::new("install").arg(sandbox.path("text")).arg(sandbox.path("bin/shellcheck")).status();
    assert!(install.unwrap().success());
    sandbox
}

fn lint(sandbox: &Sandbox, args: &[&str]) -> Run {
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", sandbox.path("bin").display());
    sandbox.run_with_path(&[&["lint", "-f", "concise"], args].concat(), &path)
}

#[test]
fn findings_of_the_program_are_shown_as_it_says_them() {
    let sandbox = sandbox(ANSWER, &[("a", SCRIPT)]);
    let run = lint(&sandbox, &["--shell-engine", "shellcheck", "a"]);
    assert_eq!(run.stdout, "a:2:10: SC2999 info: as it says\n", "{run:?}");
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let ignored = lint(&sandbox, &["--shell-engine=shellcheck", "--ignore", "SC2999", "a"]);
    assert_eq!((ignored.code, ignored.stdout.as_str()), (0, ""), "{ignored:?}");
    let off = lint(&sandbox, &["a"]);
    assert!(off.stdout.contains("SC2086") && !off.stdout.contains("SC2999"), "{off:?}");
}

#[test]
fn the_configuration_may_ask_for_it() {
    let sandbox =
        sandbox(ANSWER, &[("a", SCRIPT), ("dockerfmt.toml", "[lint]\nshell-engine = \"shellcheck\"\n")]);
    assert!(lint(&sandbox, &["a"]).stdout.contains("SC2999"));
    assert!(lint(&sandbox, &["--shell-engine", "shuck", "a"]).stdout.contains("SC2086"));
    let added = lint(&sandbox, &["--add-ignore", "a"]);
    assert_eq!((added.code, added.stdout.as_str()), (0, ""), "{added:?}");
    assert!(String::from_utf8_lossy(&sandbox.read("a")).contains("# hadolint ignore=SC2999\nRUN"));
}

#[test]
fn a_failure_costs_one_file() {
    let program = format!("if grep -q broken 0; then echo hello; exit; fi\n{ANSWER}");
    let files = [("a", SCRIPT), ("b", "FROM debian:12\nRUN broken\n"), ("c", CLEAN), ("d", SCRIPT)];
    let sandbox = sandbox(&program, &files);
    let run = lint(&sandbox, &["--shell-engine", "shellcheck", "a", "b", "c", "d"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.stdout.lines().count(), 2, "{run:?}");
    assert!(run.stderr.starts_with("b: `shellcheck` gave an odd answer: no JSON, "), "{run:?}");
    assert_eq!(run.stderr.lines().count(), 1, "{run:?}");
}

#[test]
fn a_missing_program_is_told() {
    let sandbox = Sandbox::new(&[("a", SCRIPT), ("b", CLEAN)]);
    let args = ["lint", "-f", "concise", "--shell-engine", "shellcheck"];
    let run = sandbox.run_with_path(&[&args[..], &["a", "b"]].concat(), "");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
    assert_eq!(run.stderr, "a: `shellcheck` is not installed, and `shell-engine` asks for it\n");
    let compat = [&args[..], &["--compat", "hadolint", "-f", "tty", "a"]].concat();
    assert_eq!(sandbox.run_with_path(&compat, "").code, 1, "hadolint has one status for all that goes wrong");
}
