//! The command lines of `dockerfmt completions` and `dockerfmt man`.

use clap::Args;
use clap_complete::Shell;

/// Writes a script that completes the command line in a shell
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: Shell,
}

/// Writes a manual page
#[derive(Args, Debug)]
pub(crate) struct ManArgs {
    /// The command that it is about [default: the program and formatting]
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}
