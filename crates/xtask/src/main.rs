//! `cargo xtask`: the way in.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{conformance, shellcheck};

/// Makes the files that are generated, and compares the program with others
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Asks hadolint for its verdicts, compares ours, and writes docs/conformance/hadolint.md
    Conformance {
        /// hadolint 2.15.1; without it, the verdicts that were recorded before count
        #[arg(long, value_name = "PATH")]
        hadolint: Option<PathBuf>,
        /// Our program
        #[arg(long, value_name = "PATH", default_value = "target/release/dockerfmt")]
        bin: PathBuf,
    },
    /// Asks ShellCheck about the scripts of the corpus, compares ours, and writes docs/conformance/shellcheck.md
    Shellcheck {
        /// ShellCheck 0.11
        #[arg(long, value_name = "PATH", default_value = "shellcheck")]
        shellcheck: PathBuf,
    },
}

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Conformance { hadolint, bin } => conformance::run(hadolint.as_deref(), &bin),
        Command::Shellcheck { shellcheck } => shellcheck::run(&shellcheck),
    }
}
