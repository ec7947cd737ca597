//! Formatting in place, `--check`, `--diff` and as a filter.

use crate::sandbox::{CLEAN, Sandbox};

const UGLY: &str = "from debian:12\n";

#[test]
fn files_are_formatted_in_place() {
    let sandbox = Sandbox::new(&[("Dockerfile", UGLY), ("a/Dockerfile", CLEAN)]);
    let run = sandbox.run(&[]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "1 file formatted, 1 unchanged\n")
    );
    assert_eq!(sandbox.read("Dockerfile"), CLEAN.as_bytes());
    let again = sandbox.run(&["-v"]);
    assert_eq!(
        again.stderr,
        "Dockerfile: unchanged\na/Dockerfile: unchanged\n0 files formatted, 2 unchanged\n"
    );
}

#[test]
fn check_names_each_file_and_its_first_difference() {
    let sandbox = Sandbox::new(&[("a", UGLY), ("b", CLEAN), ("c", "FROM debian:12\n\nRUN  true\n")]);
    let run = sandbox.run(&["--check", "a", "b", "c"]);
    assert_eq!(run.stdout, "a:1:1: would be formatted\nc:3:5: would be formatted\n");
    assert_eq!((run.code, run.stderr.as_str()), (1, "2 files would be formatted, 1 unchanged\n"));
    assert_eq!(sandbox.read("a"), UGLY.as_bytes());
}

#[test]
fn diff_shows_what_would_change() {
    let sandbox = Sandbox::new(&[("Dockerfile", UGLY)]);
    let run = sandbox.run(&["--diff"]);
    let diff = "--- Dockerfile\n+++ Dockerfile\n@@ -1 +1 @@\n-from debian:12\n+FROM debian:12\n";
    assert_eq!((run.code, run.stdout.as_str()), (1, diff));
    assert_eq!(sandbox.read("Dockerfile"), UGLY.as_bytes());
    let colored = sandbox.run(&["--diff", "--color", "always"]);
    assert!(colored.stdout.contains("\u{1b}[32m+FROM debian:12\u{1b}[0m\n"), "{colored:?}");
}

#[test]
fn an_error_outranks_a_difference() {
    let sandbox = Sandbox::new(&[("a", UGLY)]);
    let run = sandbox.run(&["--check", "missing", "a"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, "a:1:1: would be formatted\n"));
}

#[test]
fn a_quiet_run_shows_results_only() {
    let sandbox = Sandbox::new(&[("a", UGLY)]);
    let check = sandbox.run(&["-q", "--check", "a"]);
    assert_eq!((check.stdout.as_str(), check.stderr.as_str()), ("a:1:1: would be formatted\n", ""));
    let write = sandbox.run(&["-q", "a"]);
    assert_eq!((write.code, write.stdout.as_str(), write.stderr.as_str()), (0, "", ""));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let sandbox = Sandbox::new::<&str>(&[]);
    let run = sandbox.run_with_stdin(&["-"], UGLY.as_bytes());
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, CLEAN, ""));
    let check =
        sandbox.run_with_stdin(&["--check", "-", "--stdin-filename", "a/Dockerfile"], UGLY.as_bytes());
    assert_eq!((check.code, check.stdout.as_str()), (1, "a/Dockerfile:1:1: would be formatted\n"));
    let diff = sandbox.run_with_stdin(&["--diff", "-"], UGLY.as_bytes());
    assert!(diff.code == 1 && diff.stdout.ends_with("-from debian:12\n+FROM debian:12\n"), "{diff:?}");
}

#[test]
fn a_broken_instruction_does_not_stop_the_rest() {
    let sandbox = Sandbox::new(&[("Dockerfile", "from debian:12\nBOGUS  x\nrun true\n")]);
    assert_eq!(sandbox.run(&["Dockerfile"]).code, 0);
    let text = String::from_utf8(sandbox.read("Dockerfile")).unwrap();
    assert!(text.starts_with("FROM debian:12\nBOGUS") && text.ends_with("\nRUN true\n"), "{text}");
}

#[test]
fn a_nul_byte_is_refused_with_its_place() {
    let content = "from debian:12\nRUN a\0b\n";
    let sandbox = Sandbox::new(&[("Dockerfile", content)]);
    let run = sandbox.run(&["Dockerfile"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("Dockerfile:2:6: the file has a NUL byte at offset 20\n"), "{run:?}");
    assert_eq!(sandbox.read("Dockerfile"), content.as_bytes());
    let filter = sandbox.run_with_stdin(&["-"], content.as_bytes());
    assert_eq!((filter.code, filter.stdout.as_str()), (2, ""));
}
