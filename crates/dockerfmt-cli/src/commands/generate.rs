//! `dockerfmt completions` and `dockerfmt man`: what others make of the command line, for those who package the program.

use std::io::{self, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use clap_mangen::Man;

use crate::args::{Cli, CompletionsArgs, ManArgs};
use crate::exit::Exit;

/// Writes the completion script of a shell to standard output.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn completions(args: &CompletionsArgs) -> io::Result<Exit> {
    // It writes to memory first, because a stream that fails would make it panic.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dockerfmt", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Clean)
}

/// Writes a manual page to standard output.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn man(args: &ManArgs) -> io::Result<Exit> {
    let mut cli = Cli::command();
    cli.build();
    let command = match &args.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(it) => it.clone(),
            None => cli.error(ErrorKind::InvalidValue, format!("there is no command `{name}`")).exit(),
        },
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Exit::Clean)
}
