//! `dockerfmt syntax`: the tree for people and for programs.

use crate::sandbox::{CLEAN, Sandbox};

#[test]
fn the_tree_is_shown_as_text_and_as_json() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let text = sandbox.run(&["syntax", "Dockerfile"]);
    assert_eq!((text.code, text.stderr.as_str()), (0, ""));
    assert!(text.stdout.starts_with("FILE@0..15\n"), "{text:?}");
    let json = sandbox.run(&["syntax", "--format", "json", "Dockerfile"]);
    let tree: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((json.code, &tree["kind"], &tree["end"]), (0, &"FILE".into(), &15.into()));
}

#[test]
fn the_tree_of_standard_input_is_the_same() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let file = sandbox.run(&["syntax", "Dockerfile"]);
    let stdin = sandbox.run_with_stdin(&["syntax", "-"], CLEAN.as_bytes());
    assert_eq!(file.stdout, stdin.stdout);
}

#[test]
fn a_missing_file_has_no_tree() {
    let run = Sandbox::new::<&str>(&[]).run(&["syntax", "missing"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "missing: no such file or folder\n");
}

#[test]
fn errors_come_beside_the_tree() {
    let sandbox = Sandbox::new(&[("Dockerfile", "FROM debian:12\nBOGUS x\n")]);
    let run = sandbox.run(&["syntax", "Dockerfile"]);
    assert!(run.code == 1 && run.stdout.starts_with("FILE@0..23\n"), "{run:?}");
    assert!(run.stderr.starts_with("Dockerfile:2:1: "), "{run:?}");
}
