//! `dockerfmt lint`: findings, formats, and what they do to the exit status.

use crate::sandbox::{CLEAN, Sandbox};

#[test]
fn clean_files_are_passed_over_in_silence() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let full = sandbox.run(&["lint"]);
    assert_eq!(
        (full.code, full.stdout.as_str(), full.stderr.as_str()),
        (0, "", "0 findings in 0 of 1 file\n")
    );
    let tty = sandbox.run(&["lint", "-f", "tty", "Dockerfile"]);
    assert_eq!((tty.code, tty.stdout.as_str(), tty.stderr.as_str()), (0, "", ""));
    let json = sandbox.run(&["lint", "-f", "json", "Dockerfile"]);
    assert_eq!((json.code, json.stdout.as_str(), json.stderr.as_str()), (0, "[]\n", ""));
}
