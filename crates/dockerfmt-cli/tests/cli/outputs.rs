//! `--output` and several formats at once: who gets what, and that files are whole or absent.

use crate::sandbox::{CLEAN, Sandbox};

const LATEST: &str = "FROM debian:latest\n";

fn sandbox() -> Sandbox {
    Sandbox::new(&[("a", LATEST), ("clean", CLEAN)])
}

/// The same report on standard output.
fn on_stdout(sandbox: &Sandbox, format: &str) -> String {
    sandbox.run(&["lint", "-f", format, "a", "clean"]).stdout
}

#[test]
fn each_file_gets_the_format_at_its_place() {
    let sandbox = sandbox();
    let run = sandbox.run(&["lint", "-o", "o1", "-f", "json", "-f", "tty", "--output", "o2", "a", "clean"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", ""));
    assert_eq!(sandbox.read("o1"), on_stdout(&sandbox, "json").as_bytes());
    assert_eq!(sandbox.read("o2"), on_stdout(&sandbox, "tty").as_bytes());
}

#[test]
fn what_has_no_file_goes_to_standard_output_in_turn() {
    let sandbox = sandbox();
    let run = sandbox
        .run(&["lint", "-o", "o1", "-f", "sarif", "-f", "json", "-f", "gnu", "-f", "junit", "a", "clean"]);
    let wanted: String = ["json", "gnu", "junit"].iter().map(|it| on_stdout(&sandbox, it)).collect();
    assert_eq!(run.stdout, wanted);
    assert_eq!(sandbox.read("o1"), on_stdout(&sandbox, "sarif").as_bytes());
}

#[test]
fn a_file_without_a_format_gets_the_usual_one() {
    let sandbox = sandbox();
    let run = sandbox.run(&["lint", "-o", "own", "a"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "1 finding in 1 of 1 file\n"));
    assert!(String::from_utf8(sandbox.read("own")).unwrap().starts_with("warning[DL3007]: "));
    sandbox.run(&["lint", "--compat", "hadolint", "-o", "compat", "a"]);
    let compat = String::from_utf8(sandbox.read("compat")).unwrap();
    assert!(compat.starts_with("a:1 DL3007 \u{1b}[1m"), "hadolint colours files too: {compat:?}");
}

#[test]
fn files_have_no_colours_unless_told() {
    let sandbox = sandbox();
    sandbox.run(&["lint", "-f", "concise", "-o", "plain", "a"]);
    sandbox.run(&["lint", "-f", "concise", "-o", "coloured", "--color", "always", "a"]);
    assert!(!sandbox.read("plain").contains(&0x1b) && sandbox.read("coloured").contains(&0x1b));
}

#[test]
fn a_file_that_cannot_be_made_is_an_error_before_anything_is_written() {
    let sandbox = sandbox();
    let run = sandbox.run(&["lint", "-f", "json", "-o", "o1", "-o", "missing/o2", "a"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("missing/o2: "), "{run:?}");
    assert!(!sandbox.path("o1").exists());
    let compat = sandbox.run(&["lint", "--compat", "hadolint", "-o", "missing/o2", "a"]);
    assert_eq!(compat.code, 1);
}

#[test]
fn nothing_but_the_report_is_left() {
    let sandbox = sandbox();
    sandbox.write("o1", "old");
    sandbox.run(&["lint", "-f", "json", "-o", "o1", "a"]);
    let mut names: Vec<_> =
        std::fs::read_dir(sandbox.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a", "clean", "o1"]);
    assert_ne!(sandbox.read("o1"), b"old");
}

#[test]
fn statistics_are_in_the_place_of_findings() {
    let sandbox = sandbox();
    let text = sandbox.run(&["lint", "--statistics", "a", "a", "clean"]);
    assert_eq!((text.code, text.stdout.as_str(), text.stderr.as_str()), (1, "2 [ ] DL3007 latest-tag\n", ""));
    let json = sandbox.run(&["lint", "--statistics", "-f", "json", "a"]);
    let rows: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&rows[0]["code"], &rows[0]["count"]), (&"DL3007".into(), &1.into()));
    let odd = sandbox.run(&["lint", "--statistics", "-f", "sarif", "a"]);
    assert_eq!((odd.code, odd.stdout.as_str()), (2, ""));
    assert!(odd.stderr.contains("--statistics cannot be written as sarif"), "{odd:?}");
}
