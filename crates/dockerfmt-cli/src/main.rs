//! The `dockerfmt` program: only the way in and the way out; what it does is in `commands`.

mod args;
mod color;
mod commands;
mod console;
mod diff;
mod exit;
mod in_order;
mod input;
mod interrupt;
mod lossy;
mod outputs;
mod problem;
mod progress;
mod report;
mod rule_page;
mod settings;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use mimalloc::MiMalloc;

use crate::problem::Problem;

/// Reading a script makes thousands of small pieces, on several threads at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What a shell says of a program whose reader went away: 128 and the number of SIGPIPE.
const BROKEN_PIPE: u8 = 141;

fn main() -> ExitCode {
    let args = match args::from_env() {
        Ok(args) => args,
        Err(code) => return code,
    };
    match commands::run(args) {
        Ok(exit) => exit.into(),
        Err(err) => gave_up(&err),
    }
}

/// Files have their own messages; what arrives here is that the output cannot be written.
fn gave_up(err: &io::Error) -> ExitCode {
    if err.kind() == ErrorKind::BrokenPipe {
        return ExitCode::from(BROKEN_PIPE);
    }
    Problem::io("standard output", err).print();
    exit::Exit::Trouble.into()
}
