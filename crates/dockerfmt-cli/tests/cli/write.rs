//! What writing in place does to files beside their text: nothing, even when the run is killed.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::sandbox::{CLEAN, Sandbox, dockerfmt};

const UGLY: &str = "from debian:12\n";

#[test]
fn unchanged_files_are_not_touched() {
    let sandbox = Sandbox::new(&[("a", CLEAN), ("b", UGLY)]);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in ["a", "b"] {
        File::options().write(true).open(sandbox.path(name)).unwrap().set_modified(long_ago).unwrap();
    }
    let modified = |it: &str| fs::metadata(sandbox.path(it)).unwrap().modified().unwrap();
    sandbox.run(&["--check", "a", "b"]);
    assert_eq!((modified("a"), modified("b")), (long_ago, long_ago));
    sandbox.run(&["a", "b"]);
    assert_eq!(modified("a"), long_ago);
    assert_ne!(modified("b"), long_ago);
}

#[cfg(unix)]
#[test]
fn mode_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new(&[("real/Dockerfile", UGLY)]);
    let real = sandbox.path("real/Dockerfile");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/Dockerfile", sandbox.path("link")).unwrap();
    assert_eq!(sandbox.run(&["link"]).code, 0);
    assert!(fs::symlink_metadata(sandbox.path("link")).unwrap().is_symlink());
    assert_eq!(sandbox.read("real/Dockerfile"), CLEAN.as_bytes());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o7777, 0o640);
}

#[test]
fn nothing_is_left_beside_the_files() {
    let sandbox = Sandbox::new(&[("a", UGLY), ("b", "FROM a\0\n")]);
    sandbox.run(&["a", "b"]);
    let mut names: Vec<_> =
        fs::read_dir(sandbox.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a", "b"]);
}

/// Starts a long run, ends it with `signal` after some time, and checks that every file is whole.
/// Gives back how the runs ended, and the names that should not be there.
#[cfg(unix)]
fn end_by(signal: &str) -> (Vec<ExitStatus>, Vec<PathBuf>) {
    let names: Vec<String> = (0..500).map(|it| format!("{it:03}/Dockerfile")).collect();
    let old = format!("{UGLY}{}", "run true\n".repeat(500));
    let new = old.replace("from", "FROM").replace("run", "RUN");
    let files: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), old.as_str())).collect();
    let (mut statuses, mut left_over) = (Vec::new(), Vec::new());
    for delay in [20, 60, 200] {
        let sandbox = Sandbox::new(&files);
        let mut child =
            Command::new(dockerfmt()).current_dir(sandbox.path("")).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(delay));
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        statuses.push(child.wait().unwrap());
        for name in &names {
            let text = sandbox.read(name);
            assert!(text == old.as_bytes() || text == new.as_bytes(), "{name} after {delay} ms");
            let beside =
                fs::read_dir(sandbox.path(name).parent().unwrap()).unwrap().map(|it| it.unwrap().path());
            left_over.extend(beside.filter(|it| !it.ends_with("Dockerfile")));
        }
    }
    (statuses, left_over)
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_every_file_whole() {
    end_by("-KILL");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_also_leaves_nothing_behind() {
    let (statuses, left_over) = end_by("-INT");
    // A run may be over before the signal comes, and a signal may come before there is a handler.
    let is_known = |it: &ExitStatus| matches!(it.code(), None | Some(0 | 130));
    assert!(statuses.iter().all(is_known), "{statuses:?}");
    assert_eq!(left_over, Vec::<PathBuf>::new());
}
