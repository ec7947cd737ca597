//! `cargo xtask`: only the way in; the chores are in the library, where tests reach them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::conformance;

/// Makes the files that are generated, begins new ones, and compares the program with others
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Asks hadolint for its verdicts on the small files of fixtures/hadolint, and compares ours; with files of other
    /// kinds, writes docs/conformance/hadolint.md
    Conformance(conformance::Options),
    /// Writes what is generated: docs/rules, docs/cli.md and the JSON schema
    Gen,
    /// Begins a rule: its file, a fixture, its place in the registry
    NewRule {
        /// Its code, as DL3007
        code: String,
        /// Its name, as latest-tag
        name: String,
    },
}

fn main() -> ExitCode {
    let root = xtask::root();
    match Args::parse().command {
        Command::Conformance(options) => conformance::run(&root, &options),
        Command::Gen => tell(xtask::generate::run(&root)),
        Command::NewRule { code, name } => tell(xtask::new_rule::run(&root, &code, &name)),
    }
}

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore tells what it wrote and what went wrong"
)]
fn tell(written: Result<Vec<PathBuf>, String>) -> ExitCode {
    match written {
        Ok(paths) => {
            paths.iter().for_each(|it| println!("{}", it.display()));
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("{complaint}");
            ExitCode::from(2)
        }
    }
}
