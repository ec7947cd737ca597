//! Files that cannot be worked on: how that is said, and that it is nobody else's problem.

use crate::sandbox::{CLEAN, Sandbox};

#[test]
fn a_missing_file_is_an_error() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    for args in [&["missing"][..], &["--check", "missing"], &["--diff", "missing"], &["lint", "missing"]] {
        let run = sandbox.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.starts_with("missing: no such file or folder\n"), "{run:?}");
    }
}

#[test]
fn one_bad_file_hides_no_other() {
    let sandbox = Sandbox::new(&[("a", CLEAN.as_bytes()), ("b", b"FROM \xE9\n"), ("c", CLEAN.as_bytes())]);
    let run = sandbox.run(&["--check", "-v", "a", "missing", "b", "c"]);
    assert_eq!(
        run.stderr,
        "a: unchanged\n\
         missing: no such file or folder\n\
         b:1:6: byte 0xE9 at offset 5 is not UTF-8\n\
         c: unchanged\n\
         0 files would be formatted, 2 unchanged, 2 failed\n"
    );
    assert_eq!(run.code, 2);
}

#[test]
fn a_quiet_run_still_tells_errors() {
    let run = Sandbox::new(&[("Dockerfile", CLEAN)]).run(&["--quiet", "Dockerfile", "missing"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "missing: no such file or folder\n"));
}

#[test]
fn odd_command_lines_are_refused() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    for args in [
        &["--bogus"][..],
        &["--check", "--diff"],
        &["-", "Dockerfile"],
        &["--stdin-filename", "Dockerfile"],
        &["lint", "-f", "bogus"],
        &["lint", "-t", "bogus"],
        &["syntax"],
    ] {
        let run = sandbox.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
    }
}
