//! The commands, one file each.

mod add_ignore;
mod check;
mod config;
mod fix;
mod format;
mod generate;
mod lint;
mod lint_settings;
mod reporters;
mod rule;
mod syntax;

use std::io;

use crate::args::{Cli, Command};
use crate::exit::Exit;

/// Does what the command line asks for.
///
/// # Errors
/// When standard output cannot be written. What concerns a file is reported and goes into the exit status.
pub(crate) fn run(cli: Cli) -> io::Result<Exit> {
    match cli.command {
        None => format::run(cli.format),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Completions(args)) => generate::completions(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Lint(args)) => lint::run(args),
        Some(Command::Man(args)) => generate::man(&args),
        Some(Command::Rule(args)) => rule::run(&args),
        Some(Command::Syntax(args)) => syntax::run(&args),
    }
}
