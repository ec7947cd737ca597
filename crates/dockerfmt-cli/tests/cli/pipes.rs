//! Output that nobody reads or that cannot be written; apart because other systems have no such pipes and devices.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::sandbox::{Sandbox, dockerfmt};

#[test]
fn a_broken_pipe_ends_the_run_quietly() {
    let mut child = Command::new(dockerfmt())
        .args(["syntax", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program has nothing to write before its input ends, and by then nobody reads.
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"FROM debian:12\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(141));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let sandbox = Sandbox::new(&[("Dockerfile", "FROM debian:12\n")]);
    let output = Command::new(dockerfmt())
        .args(["syntax", "Dockerfile"])
        .current_dir(sandbox.path(""))
        .stdout(std::fs::File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.starts_with("standard output: "), "{stderr}");
}
