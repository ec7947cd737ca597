//! `dockerfmt check`: formatting and findings in one report.

use crate::sandbox::{CLEAN, Sandbox};

const UGLY: &str = "FROM debian:latest\nrun make\n";

#[test]
fn clean_files_pass() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN), ("b/Dockerfile", CLEAN)]);
    let run = sandbox.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "0 findings in 0 of 2 files\n"));
}

#[test]
fn what_is_not_formatted_is_a_finding_among_others() {
    let sandbox = Sandbox::new(&[("Dockerfile", UGLY)]);
    let run = sandbox.run(&["check", "-f", "concise"]);
    let starts: Vec<&str> = run
        .stdout
        .lines()
        .filter_map(|it| it.split_once(": `").or(it.split_once(": the")))
        .map(|it| it.0)
        .collect();
    assert_eq!(
        starts,
        ["Dockerfile:1:13: DL3007[latest-tag] warning", "Dockerfile:2:1: unformatted warning"]
    );
    assert_eq!(run.code, 1);
    assert_eq!(sandbox.read("Dockerfile"), UGLY.as_bytes());
    for format in
        ["full", "json", "sarif", "junit", "github", "rdjson", "codeclimate", "sonarqube", "markdown"]
    {
        let run = sandbox.run(&["check", "-f", format]);
        assert!(run.code == 1 && run.stdout.contains("the file is not formatted"), "{run:?}");
    }
}

#[test]
fn settings_about_rules_do_not_excuse_it() {
    let sandbox = Sandbox::new(&[("Dockerfile", UGLY)]);
    for args in [&["--ignore", "DL3007"][..], &["-t", "error"], &["--select", "DL3008"]] {
        let run = sandbox.run(&[&["check", "-f", "tty"], args].concat());
        assert!(run.code == 1 && run.stdout.contains(":2 unformatted "), "{run:?}");
    }
    assert_eq!(sandbox.run(&["check", "--no-fail"]).code, 0);
}

#[test]
fn settings_about_files_do() {
    let config = "[format]\nexclude = [\"old\"]\n";
    let sandbox = Sandbox::new(&[("dockerfmt.toml", config), ("old/Dockerfile", "from debian:12\n")]);
    assert_eq!(sandbox.run(&["check"]).code, 0);
    assert_eq!(sandbox.run(&["check", "old/Dockerfile"]).code, 1, "it is named");
}

#[test]
fn what_cannot_be_formatted_is_trouble() {
    let sandbox =
        Sandbox::new(&[("a", &b"FROM debian:12\n# caf\xE9\n"[..]), ("b", b"FROM debian:12\nRUN a\0b\n")]);
    let run = sandbox.run(&["check", "a", "b", "missing"]);
    assert_eq!(run.code, 2);
    for start in ["a:2:6: ", "b:2:6: ", "missing: "] {
        assert!(run.stderr.lines().any(|it| it.starts_with(start)), "{run:?}");
    }
    let stdin = sandbox.run_with_stdin(&["check", "-"], b"from debian:12\n");
    assert!(stdin.code == 1 && stdin.stdout.starts_with("warning[unformatted]: "), "{stdin:?}");
}
