//! `cargo xtask`: only the way in; the chores are in the library, where tests reach them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{buildkit, conformance, shellcheck};

/// Makes the files that are generated, begins new ones, and compares the program with others
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compares BuildKit's checks with what is recorded for the corpus, and writes docs/conformance/buildkit.md
    Buildkit,
    /// Asks hadolint for its verdicts on the small files of fixtures/hadolint, and compares ours; with files of other
    /// kinds, writes docs/conformance/hadolint.md
    Conformance(conformance::Options),
    /// Asks ShellCheck about the scripts of the corpus, compares ours, and writes docs/conformance/shellcheck.md
    Shellcheck {
        /// ShellCheck 0.11
        #[arg(long, value_name = "PATH", default_value = "shellcheck")]
        shellcheck: PathBuf,
        /// Keeps its answers, so that the next run asks about new scripts only
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
    },
    /// Writes what is generated: docs/rules, docs/hadolint.md, docs/cli.md and the JSON schema
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
        Command::Buildkit => buildkit::run(),
        Command::Conformance(options) => conformance::run(&root, &options),
        Command::Shellcheck { shellcheck, answers } => shellcheck::run(&shellcheck, answers.as_deref()),
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
