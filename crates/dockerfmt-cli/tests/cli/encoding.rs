//! Bytes that are no text: never formatted, and linted only where they do not matter.

use crate::sandbox::Sandbox;

#[test]
fn a_file_that_is_not_utf8_is_never_formatted() {
    let content = b"FROM debian:12\n# caf\xE9\n";
    let sandbox = Sandbox::new(&[("Dockerfile", content)]);
    for args in [&["Dockerfile"][..], &["--check", "Dockerfile"], &["--diff", "Dockerfile"]] {
        let run = sandbox.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.starts_with("Dockerfile:2:6: byte 0xE9 at offset 20 is not UTF-8\n"), "{run:?}");
        assert_eq!(sandbox.read("Dockerfile"), content);
    }
}

#[test]
fn a_stream_that_is_not_utf8_is_not_echoed() {
    let run =
        Sandbox::new::<&str>(&[]).run_with_stdin(&["-", "--stdin-filename", "x/Dockerfile"], b"FROM \xFF\n");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "x/Dockerfile:1:6: byte 0xFF at offset 5 is not UTF-8\n");
}

#[test]
fn lint_refuses_bytes_that_could_change_a_verdict() {
    let sandbox = Sandbox::new(&[("Dockerfile", b"FROM debian:\xE9\n")]);
    let run = sandbox.run(&["lint", "Dockerfile"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("Dockerfile:1:13: byte 0xE9 at offset 12 is not UTF-8\n"), "{run:?}");
}

#[test]
fn lint_passes_over_bytes_that_change_no_verdict() {
    let sandbox = Sandbox::new(&[(
        "Dockerfile",
        b"# caf\xE9\nFROM debian:latest\nLABEL a=\"\xE9\"\nRUN echo '\xE9' \\\n# \xE9\n  x\nCMD [\"\xE9\"]\n",
    )]);
    let run = sandbox.run(&["lint", "-f", "tty", "Dockerfile"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{run:?}");
    assert!(run.stdout.starts_with("Dockerfile:2 DL3007 warning: "), "{run:?}");
    assert_eq!(sandbox.run(&["Dockerfile"]).code, 2, "formatting is another matter");
}

#[test]
fn in_compat_mode_every_byte_is_passed_over() {
    let sandbox = Sandbox::new(&[("Dockerfile", b"FROM debian:latest\nRUN echo caf\xE9\n")]);
    assert_eq!(sandbox.run(&["lint", "Dockerfile"]).code, 2);
    let run = sandbox.run(&["lint", "--compat", "hadolint", "--no-color", "Dockerfile"]);
    assert!(run.code == 1 && run.stdout.starts_with("Dockerfile:1 DL3007 warning: "), "{run:?}");
}
