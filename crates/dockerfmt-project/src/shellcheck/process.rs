//! Starts `shellcheck` and waits for it, but not for ever.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::ShellCheck;
use crate::ShellCheckError;

/// What says nothing about a Dockerfile: files that cannot be followed, and the dialect `ash`, which is checked as `dash`.
const LEFT_OUT: &str = "SC1090,SC1091,SC2187";

/// Its answer about the files `names` in `folder`.
pub(super) fn run(
    shellcheck: &ShellCheck,
    folder: &Path,
    names: &[String],
) -> Result<Vec<u8>, ShellCheckError> {
    let (answer, complaint) = (folder.join("answer"), folder.join("complaint"));
    let mut command = Command::new(&shellcheck.program);
    command.args(["--norc", "--format=json1", "--exclude", LEFT_OUT, "--"]).args(names);
    // Options of the user's own could ask for another format.
    command.current_dir(folder).env_remove("SHELLCHECK_OPTS").stdin(Stdio::null());
    // Files and no pipes: nobody has to read while it runs, and what it starts cannot keep them open.
    command.stdout(File::create(&answer)?).stderr(File::create(&complaint)?);
    let mut child = command.spawn().map_err(not_started)?;
    let status = wait(&mut child, shellcheck.timeout)?;
    let status = status.ok_or(ShellCheckError::TooSlow(shellcheck.timeout))?;
    match status.code() {
        Some(0 | 1) => Ok(fs::read(answer)?),
        Some(3 | 4) => Err(ShellCheckError::TooOld(first_line(&complaint))),
        _ => Err(ShellCheckError::Failed(format!("{status}; {}", first_line(&complaint)))),
    }
}

fn not_started(err: io::Error) -> ShellCheckError {
    match err.kind() {
        ErrorKind::NotFound => ShellCheckError::Missing,
        _ => ShellCheckError::Io(err),
    }
}

/// `None` where it had to be ended.
fn wait(child: &mut Child, timeout: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= timeout {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

fn first_line(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.lines().find(|it| !it.trim().is_empty()).unwrap_or("it says nothing").trim().to_owned()
}
