//! A link named `hadolint` behaves as that program where scripts can tell: exit statuses and streams.

use crate::sandbox::{CLEAN, Run, Sandbox, dockerfmt};

fn run(sandbox: &Sandbox, args: &[&str]) -> Run {
    let link = sandbox.path("hadolint");
    if !link.exists() {
        std::os::unix::fs::symlink(dockerfmt(), &link).unwrap();
    }
    sandbox.run_program(&link, args, CLEAN.as_bytes())
}

#[test]
fn the_name_selects_linting() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let clean = run(&sandbox, &["Dockerfile", "-"]);
    assert_eq!((clean.code, clean.stdout.as_str(), clean.stderr.as_str()), (0, "", ""));
    let json = run(&sandbox, &["-f", "json", "Dockerfile"]);
    assert_eq!((json.code, json.stdout.as_str()), (0, "[]"), "no line end, as there");
    let version = run(&sandbox, &["-v"]);
    assert_eq!((version.code, version.stdout), (0, format!("dockerfmt {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn every_failure_has_the_same_status() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN)]);
    let none = run(&sandbox, &[]);
    assert_eq!((none.code, none.stdout.as_str()), (1, "no Dockerfile was given\n"));
    let missing = run(&sandbox, &["missing", "Dockerfile"]);
    assert_eq!((missing.code, missing.stderr.as_str()), (1, "missing: no such file or folder\n"));
    let folder = run(&sandbox, &["."]);
    assert_eq!((folder.code, folder.stderr.as_str()), (1, ".: is a folder\n"));
    assert_eq!(run(&sandbox, &["--bogus"]).code, 1);
}
