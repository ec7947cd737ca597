//! `dockerfmt lint --add-ignore`: an old repository starts clean.

use crate::sandbox::{CLEAN, Sandbox};

const OLD: &str = "# syntax=docker/dockerfile:1\r\nFROM debian:latest\r\n  RUN sudo make";
const NEW: &str = "# syntax=docker/dockerfile:1\r\n# hadolint ignore=DL3007\r\nFROM debian:latest\r\n  \
                   # hadolint ignore=DL3004\r\n  RUN sudo make";

#[test]
fn nothing_is_left_and_a_second_run_changes_nothing() {
    let sandbox = Sandbox::new(&[("Dockerfile", OLD), ("b/Dockerfile", CLEAN)]);
    for _ in 0..2 {
        let run = sandbox.run(&["lint", "--add-ignore"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
        assert_eq!(run.stderr, "0 findings in 0 of 2 files\n");
        assert_eq!(String::from_utf8_lossy(&sandbox.read("Dockerfile")), NEW);
        assert_eq!(sandbox.read("b/Dockerfile"), CLEAN.as_bytes());
    }
    assert_eq!(sandbox.run(&["lint", "--compat", "hadolint", "Dockerfile"]).code, 0);
}

#[test]
fn a_reason_stands_behind_the_codes() {
    let sandbox = Sandbox::new(&[("a", "FROM debian:latest\n"), ("b", "FROM debian:latest\n")]);
    // Without the equals sign what follows is a path.
    let run = sandbox.run(&["lint", "--add-ignore=before 2024", "a"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(sandbox.read("a"), b"# hadolint ignore=DL3007 # before 2024\nFROM debian:latest\n");
    assert_eq!(sandbox.run(&["lint", "--add-ignore", "b"]).code, 0);
    assert_eq!(sandbox.read("b"), b"# hadolint ignore=DL3007\nFROM debian:latest\n");
}

#[test]
fn settings_say_what_there_is_to_ignore() {
    let sandbox = Sandbox::new(&[("a", OLD)]);
    let run = sandbox.run(&["lint", "--add-ignore", "--ignore", "DL3007", "a"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("a")), NEW.replace("# hadolint ignore=DL3007\r\n", ""));
}

#[test]
fn syntax_errors_are_left() {
    let sandbox = Sandbox::new(&[("a", "FROM debian:latest\nRUNN x\n")]);
    let run = sandbox.run(&["lint", "--add-ignore", "-f", "tty", "a"]);
    assert!(run.code == 1 && run.stdout.starts_with("a:3 DL1000 "), "{run:?}");
    assert_eq!(sandbox.read("a"), b"# hadolint ignore=DL3007\nFROM debian:latest\nRUNN x\n");
}

#[test]
fn only_files_of_text_are_written() {
    // What only stands in a comment is no obstacle for linting, but must not be lost.
    let content = b"FROM debian:latest\n# caf\xE9\n";
    let sandbox = Sandbox::new(&[("a", content)]);
    let run = sandbox.run(&["lint", "--add-ignore", "a"]);
    assert!(run.code == 2 && run.stderr.starts_with("a:2:6: byte 0xE9 "), "{run:?}");
    assert_eq!(sandbox.read("a"), content);
    let run = sandbox.run_with_stdin(&["lint", "--add-ignore", "-f", "tty", "-"], b"FROM debian:latest\n");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "-: --add-ignore needs a file to write to\n");
}

#[cfg(unix)]
#[test]
fn links_and_modes_are_kept() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new(&[("real/Dockerfile", OLD)]);
    fs::set_permissions(sandbox.path("real/Dockerfile"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/Dockerfile", sandbox.path("link")).unwrap();
    assert_eq!(sandbox.run(&["lint", "--add-ignore", "link"]).code, 0);
    assert!(fs::symlink_metadata(sandbox.path("link")).unwrap().is_symlink());
    assert_eq!(String::from_utf8_lossy(&sandbox.read("real/Dockerfile")), NEW);
    let mode = fs::metadata(sandbox.path("real/Dockerfile")).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o640);
    assert_eq!(fs::read_dir(sandbox.path("real")).unwrap().count(), 1);
}
