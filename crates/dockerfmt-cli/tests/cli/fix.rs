//! `dockerfmt lint --fix`: what is written, what is shown, and what is left.

use crate::sandbox::{CLEAN, Sandbox};

/// A safe fix, an unsafe one, and a finding without a fix.
const OLD: &str =
    "FROM debian:latest\r\nRUN yum install make-1 && yum clean all\r\nRUN sudo make && make install";
const SAFE: &str =
    "FROM debian:latest\r\nRUN yum install -y make-1 && yum clean all\r\nRUN sudo make && make install";
const ALL: &str =
    "FROM debian:latest\r\nRUN yum install -y make-1 && yum clean all\r\nRUN make && make install";

#[test]
fn safe_fixes_are_written_and_the_rest_is_reported() {
    let sandbox = Sandbox::new(&[("a/Dockerfile", OLD), ("b/Dockerfile", CLEAN)]);
    let run = sandbox.run(&["lint", "--fix", "-f", "tty"]);
    let codes: Vec<&str> = run.stdout.lines().filter_map(|it| it.split(' ').nth(1)).collect();
    assert_eq!((run.code, codes), (1, vec!["DL3007", "DL3004"]), "{run:?}");
    assert_eq!(run.stderr, "fixed 1 of 3, left 2 findings in 1 of 2 files\n");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("a/Dockerfile")), SAFE);
    assert_eq!(sandbox.read("b/Dockerfile"), CLEAN.as_bytes());
    let again = sandbox.run(&["lint", "--fix", "-f", "tty"]);
    assert_eq!(
        (again.stdout, again.stderr.as_str()),
        (run.stdout, "fixed 0 of 2, left 2 findings in 1 of 2 files\n")
    );
}

#[test]
fn unsafe_fixes_are_for_those_who_ask() {
    let sandbox = Sandbox::new(&[("Dockerfile", OLD)]);
    let run = sandbox.run(&["lint", "--fix", "--unsafe-fixes", "-V", "--ignore", "DL3007"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("; fixed DL3004, DL3030\n"), "{run:?}");
    assert!(run.stderr.ends_with("fixed 2 of 2, left 0 findings in 0 of 1 file\n"), "{run:?}");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("Dockerfile")), ALL);
    let alone = sandbox.run(&["lint", "--unsafe-fixes"]);
    assert!(alone.code == 2 && alone.stderr.contains("--unsafe-fixes"), "{alone:?}");
}

#[test]
fn only_some_rules_are_fixed() {
    let sandbox = Sandbox::new(&[("Dockerfile", OLD)]);
    let run = sandbox.run(&["lint", "--fix-only", "DL3004,DL3007", "--unsafe-fixes"]);
    assert!(run.code == 1 && run.stderr.starts_with("fixed 1 of 3, "), "{run:?}");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("Dockerfile")), OLD.replace("sudo ", ""));
    let unknown = sandbox.run(&["lint", "--fix-only", "DL9999"]);
    assert!(unknown.code == 2 && unknown.stderr.starts_with("--fix-only: "), "{unknown:?}");
}

#[test]
fn a_diff_is_all_that_is_shown() {
    let sandbox = Sandbox::new(&[("Dockerfile", OLD), ("b/Dockerfile", CLEAN)]);
    let run = sandbox.run(&["lint", "--diff"]);
    let diff = "--- Dockerfile\n+++ Dockerfile\n@@ -1,3 +1,3 @@\n FROM debian:latest\r\n\
                -RUN yum install make-1 && yum clean all\r\n+RUN yum install -y make-1 && yum clean all\r\n \
                RUN sudo make && make install\n\\ No newline at end of file\n";
    assert_eq!((run.code, run.stdout.as_str()), (1, diff));
    assert_eq!(run.stderr, "would fix 1 of 3, left 2 findings in 1 of 2 files\n");
    assert_eq!(sandbox.read("Dockerfile"), OLD.as_bytes());
    let none = sandbox.run(&["lint", "--diff", "--fix-only", "DL3007"]);
    assert_eq!((none.code, none.stdout.as_str()), (0, ""), "what is left is no difference: {none:?}");
    assert_eq!(sandbox.run(&["lint", "--diff", "-f", "json"]).code, 2);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let sandbox = Sandbox::new::<&str>(&[]);
    let run = sandbox.run_with_stdin(&["lint", "--fix", "-f", "tty", "-"], OLD.as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (1, SAFE));
    assert!(
        run.stderr.starts_with("-:1 DL3007 warning: ") && run.stderr.contains("\nfixed 1 of 3, "),
        "{run:?}"
    );
    let clean = sandbox.run_with_stdin(&["lint", "--fix", "-q", "-"], CLEAN.as_bytes());
    assert_eq!((clean.code, clean.stdout.as_str(), clean.stderr.as_str()), (0, CLEAN, ""));
    let mixed = sandbox.run_with_stdin(&["lint", "--fix", "-", "a"], OLD.as_bytes());
    assert_eq!((mixed.code, mixed.stdout.as_str()), (2, ""));
}

#[test]
fn what_is_no_text_is_not_written() {
    let content = b"FROM debian:12\n# caf\xE9\nRUN yum install make-1 && yum clean all\n";
    let harmless = b"FROM debian:12\n# caf\xE9\n";
    let sandbox = Sandbox::new(&[("a", &content[..]), ("b", &harmless[..])]);
    let run = sandbox.run(&["lint", "--fix", "a"]);
    assert!(run.code == 2 && run.stderr.starts_with("a:2:6: byte 0xE9 "), "{run:?}");
    assert_eq!(sandbox.read("a"), content);
    assert_eq!(sandbox.run(&["lint", "--fix", "b"]).code, 0, "there is nothing to write");
    let stdin = sandbox.run_with_stdin(&["lint", "--fix", "-"], harmless);
    assert_eq!((stdin.code, stdin.stdout.as_str()), (2, ""));
    let missing = sandbox.run(&["lint", "--fix", "missing"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
}

#[test]
fn a_file_named_twice_is_fixed_once() {
    let sandbox = Sandbox::new(&[("a", OLD)]);
    let run = sandbox.run(&["lint", "--fix", "a", "./a"]);
    assert_eq!(run.stderr, "fixed 1 of 3, left 2 findings in 1 of 1 file\n");
}

#[test]
fn reports_say_what_could_be_fixed() {
    let sandbox = Sandbox::new(&[("a", OLD)]);
    let run = sandbox.run(&["lint", "a"]);
    assert_eq!(
        run.stderr,
        "3 findings in 1 of 1 file, 1 fixable by lint --fix, 1 more with --unsafe-fixes\n"
    );
    assert!(run.stdout.contains("= fix (safe): insert `-y`\n"), "{run:?}");
    assert!(run.stdout.contains("= fix (unsafe): delete `sudo`\n"), "{run:?}");
}

#[test]
fn hadolints_verdicts_can_be_fixed_too() {
    let sandbox = Sandbox::new(&[("a", OLD)]);
    let run = sandbox.run(&["lint", "--compat", "hadolint", "--no-color", "--fix", "a"]);
    assert!(run.code == 1 && !run.stdout.contains("DL3030"), "{run:?}");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("a")), SAFE);
}
