//! Standard input and output: filters, pipes that break, output that goes nowhere.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use crate::sandbox::{CLEAN, Sandbox, dockerfmt};

#[test]
fn formatted_text_passes_through() {
    let sandbox = Sandbox::new::<&str>(&[]);
    let run = sandbox.run_with_stdin(&["-"], CLEAN.as_bytes());
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, CLEAN, ""));
    for args in [["--check", "-"], ["--diff", "-"]] {
        let run = sandbox.run_with_stdin(&args, CLEAN.as_bytes());
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{args:?}");
    }
}

#[test]
fn nothing_in_is_nothing_out() {
    let run = Sandbox::new::<&str>(&[]).run_with_stdin(&["-"], b"");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[cfg(unix)]
#[test]
fn a_broken_pipe_ends_the_run_quietly() {
    let sandbox = Sandbox::new(&[("Dockerfile", "# comment\n".repeat(100_000))]);
    let mut child = Command::new(dockerfmt())
        .args(["syntax", "Dockerfile"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(141));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let output = Command::new(dockerfmt())
        .args(["syntax", "Dockerfile"])
        .current_dir(sandbox.path(""))
        .stdout(OpenOptions::new().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.starts_with("standard output: "), "{stderr}");
}
