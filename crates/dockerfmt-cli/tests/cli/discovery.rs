//! Which files a run works on, and in which order.

use crate::sandbox::{CLEAN, Sandbox};

/// The files that `args` lead to, as a verbose run tells them.
#[track_caller]
fn check(sandbox: &Sandbox, args: &[&str], expected: &[&str]) {
    let run = sandbox.run(&[&["--check", "--verbose"], args].concat());
    let files: Vec<&str> = run.stderr.lines().filter_map(|it| it.strip_suffix(": unchanged")).collect();
    assert_eq!(files, expected, "{run:?}");
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn no_path_means_the_current_folder() {
    let sandbox = Sandbox::new(&[
        ("Dockerfile", CLEAN),
        ("readme.md", "from here\n"),
        ("services/api/dockerfile", CLEAN),
        ("services/web.Dockerfile", CLEAN),
        ("tools/Containerfile.dev", CLEAN),
    ]);
    let all = ["Dockerfile", "services/api/dockerfile", "services/web.Dockerfile", "tools/Containerfile.dev"];
    check(&sandbox, &[], &all);
    check(&sandbox, &["."], &all);
    check(&sandbox, &["services"], &["services/api/dockerfile", "services/web.Dockerfile"]);
}

#[test]
fn gitignore_is_respected_without_a_repository_too() {
    let sandbox = Sandbox::new(&[
        (".gitignore", "build/\n*.gen.Dockerfile\n"),
        ("Dockerfile", CLEAN),
        ("a/.gitignore", "!kept.gen.Dockerfile\n"),
        ("a/kept.gen.Dockerfile", CLEAN),
        ("b.gen.Dockerfile", CLEAN),
        ("build/Dockerfile", CLEAN),
    ]);
    check(&sandbox, &[], &["Dockerfile", "a/kept.gen.Dockerfile"]);
    check(&sandbox, &["build/Dockerfile"], &["build/Dockerfile"]);
}

#[test]
fn a_named_file_is_taken_whatever_its_name() {
    let sandbox = Sandbox::new(&[("base.docker", CLEAN), ("Dockerfile.dockerignore", CLEAN)]);
    check(&sandbox, &[], &[]);
    check(&sandbox, &["base.docker"], &["base.docker"]);
}

#[test]
fn paths_keep_their_order_and_are_worked_on_once() {
    let sandbox = Sandbox::new(&[("a/Dockerfile", CLEAN), ("b/Dockerfile", CLEAN)]);
    check(&sandbox, &["b", "a/Dockerfile", "./a/Dockerfile", "."], &["b/Dockerfile", "a/Dockerfile"]);
}

#[test]
fn a_file_may_be_called_like_a_command() {
    let sandbox = Sandbox::new(&[("lint", CLEAN)]);
    check(&sandbox, &["./lint"], &["./lint"]);
}

#[test]
fn a_thousand_files_come_in_order() {
    let names: Vec<String> = (0..1_000).map(|it| format!("{it:04}/Dockerfile")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), CLEAN)).collect();
    let sandbox = Sandbox::new(&files);
    check(&sandbox, &[], &names.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_folder_without_dockerfiles_is_no_error() {
    let run = Sandbox::new(&[("readme.md", "")]).run(&[]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no Dockerfiles found\n"));
}
