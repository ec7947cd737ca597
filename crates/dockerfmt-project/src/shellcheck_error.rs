//! Why the installed `shellcheck` is of no use for a file.

use std::fmt;
use std::io;
use std::time::Duration;

/// What went wrong with the program.
#[derive(Debug)]
pub enum ShellCheckError {
    /// There is none.
    Missing,
    /// It does not know its options.
    TooOld(String),
    /// It took longer than it may.
    TooSlow(Duration),
    /// It ended in an odd way, with a line that it may have left.
    Failed(String),
    /// Its answer cannot be understood.
    Nonsense(String),
    /// Its files cannot be written or read.
    Io(io::Error),
    /// This program is built without ShellCheck's codes.
    NotBuilt,
}

impl fmt::Display for ShellCheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShellCheckError::Missing => {
                f.write_str("`shellcheck` is not installed, and `shell-engine` asks for it")
            }
            ShellCheckError::TooOld(line) => {
                write!(f, "`shellcheck` does not know its options; 0.7.0 is the oldest that does: {line}")
            }
            ShellCheckError::TooSlow(it) => {
                write!(f, "`shellcheck` gave no answer within {} s", it.as_secs_f32())
            }
            ShellCheckError::Failed(how) => write!(f, "`shellcheck` failed: {how}"),
            ShellCheckError::Nonsense(what) => write!(f, "`shellcheck` gave an odd answer: {what}"),
            ShellCheckError::Io(it) => write!(f, "`shellcheck` could not be asked: {it}"),
            ShellCheckError::NotBuilt => f.write_str(
                "`shell-engine` asks for `shellcheck`, but this program is built without its codes",
            ),
        }
    }
}

impl std::error::Error for ShellCheckError {}

impl From<io::Error> for ShellCheckError {
    fn from(err: io::Error) -> Self {
        ShellCheckError::Io(err)
    }
}
