//! Standard input and output: the program as a filter.

use crate::sandbox::{CLEAN, Sandbox};

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
