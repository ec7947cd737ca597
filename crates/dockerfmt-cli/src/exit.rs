//! The exit statuses, apart so that no command makes up its own.

use std::process::ExitCode;

/// How a run ended; the greater one wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is well.
    #[default]
    Clean = 0,
    /// Findings, or files that would change.
    Findings = 1,
    /// Something could not be read, understood or written.
    Trouble = 2,
    /// The user ended the run: 128 and the number of SIGINT, as shells have it.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
