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

const LATEST: &str = "FROM debian:latest\n";

/// One finding of severity info.
const INFO: &str = "FROM debian:12\nRUN true\nRUN false\n";

#[test]
fn full_shows_the_source() {
    let sandbox = Sandbox::new(&[("Dockerfile", LATEST)]);
    let run = sandbox.run(&["lint"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, "1 finding in 1 of 1 file\n"), "{run:?}");
    assert!(run.stdout.starts_with("warning[DL3007]: "), "{run:?}");
    assert!(
        run.stdout.contains(" Dockerfile:1:13\n") && run.stdout.contains("1 │ FROM debian:latest\n"),
        "{run:?}"
    );
    assert!(!run.stdout.contains('\u{1b}'), "a pipe gets no colours");
    let colored = sandbox.run(&["lint", "--color", "always"]);
    assert!(colored.stdout.contains('\u{1b}'), "{colored:?}");
}

#[test]
fn tty_has_one_line_for_each_finding_in_the_order_of_files() {
    let sandbox = Sandbox::new(&[("a", LATEST), ("b", CLEAN)]);
    let run = sandbox.run(&["lint", "-f", "tty", "a", "b", "missing", "-", "a"]);
    let places: Vec<&str> = run.stdout.lines().filter_map(|it| it.split_once(": ")).map(|it| it.0).collect();
    // A file named twice is reported twice, and the empty standard input has no instructions.
    assert_eq!(places, ["a:1 DL3007 warning", "-:1 DL1000 error", "a:1 DL3007 warning"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "missing: no such file or folder\n"));
}

#[test]
fn json_is_one_array_with_real_columns() {
    let sandbox = Sandbox::new(&[("a", LATEST), ("b", CLEAN), ("c", LATEST)]);
    let run = sandbox.run(&["lint", "--format", "json", "a", "b", "missing", "c"]);
    let findings: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let places: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["file"].as_str().unwrap(), it["line"].as_u64(), it["column"].as_u64()))
        .collect();
    assert_eq!(places, [("a", Some(1), Some(13)), ("c", Some(1), Some(13))]);
    assert_eq!((&findings[0]["code"], &findings[0]["level"]), (&"DL3007".into(), &"warning".into()));
    assert!(run.code == 2 && run.stdout.ends_with("]\n"), "{run:?}");
}

#[test]
fn compat_json_is_hadolints() {
    let sandbox = Sandbox::new(&[("a", LATEST)]);
    let run = sandbox.run(&["lint", "--compat", "hadolint", "-f", "json", "a"]);
    let findings: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&findings[0]["line"], &findings[0]["column"]), (&1.into(), &1.into()));
    assert!(run.code == 1 && run.stdout.ends_with("}]"), "{run:?}");
}

#[test]
fn compat_tty_is_coloured_everywhere_unless_told_otherwise() {
    let sandbox = Sandbox::new(&[("a", LATEST)]);
    let run = sandbox.run(&["lint", "--compat", "hadolint", "a"]);
    assert!(run.stdout.starts_with("a:1 DL3007 \u{1b}[1m\u{1b}[93mwarning\u{1b}[0m: "), "{run:?}");
    let plain = sandbox.run(&["lint", "--compat", "hadolint", "--no-color", "a"]);
    assert!(plain.stdout.starts_with("a:1 DL3007 warning: "), "{plain:?}");
}

#[test]
fn findings_below_the_threshold_do_not_fail() {
    let sandbox = Sandbox::new(&[("info", INFO), ("warning", LATEST)]);
    for (args, code) in [
        (&["info"][..], 1),
        (&["-t", "info", "info"], 1),
        (&["-t", "warning", "info"], 0),
        (&["-t", "warning", "info", "warning"], 1),
        (&["--failure-threshold", "error", "warning"], 0),
        (&["-t", "none", "info"], 1),
        (&["-t", "ignore", "info"], 1),
        (&["--no-fail", "warning"], 0),
        (&["--no-fail", "missing"], 2),
    ] {
        let run = sandbox.run(&[&["lint"], args].concat());
        assert_eq!(run.code, code, "{args:?} {run:?}");
    }
}

#[test]
fn ignored_codes_are_not_reported() {
    let sandbox = Sandbox::new(&[("a", LATEST), ("b", INFO)]);
    let run = sandbox.run(&["lint", "-f", "tty", "--ignore", "DL3007", "--ignore", "DL3059", "a", "b"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn a_syntax_error_fails_and_hides_nothing() {
    let sandbox = Sandbox::new(&[("a", "FROM debian:latest\nBOGUS x\n")]);
    let run = sandbox.run(&["lint", "-f", "tty", "-t", "error", "a"]);
    let codes: Vec<&str> = run.stdout.lines().filter_map(|it| it.split(' ').nth(1)).collect();
    assert_eq!((run.code, codes), (1, vec!["DL3007", "DL1000"]));
    let compat = sandbox.run(&["lint", "--compat", "hadolint", "a"]);
    assert!(compat.code == 1 && compat.stdout.starts_with("a:2:1 "), "{compat:?}");
}
