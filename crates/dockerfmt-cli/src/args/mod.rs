//! The command line: what can be said, in the words that `--help` shows.

mod check;
mod config;
mod fix;
mod generate;
mod output;
mod rule;
mod settings;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::color::ColorArgs;
use crate::console::Verbosity;

pub(crate) use check::CheckArgs;
pub(crate) use config::{ConfigFormat, ShowConfigArgs};
pub(crate) use fix::FixArgs;
pub(crate) use generate::{CompletionsArgs, ManArgs};
pub(crate) use output::{Format, OutputArgs};
pub(crate) use rule::{RuleArgs, RuleFormat};
pub(crate) use settings::{ConfigArgs, SelectionArgs};

const EXIT_STATUS: &str = "\
Exit status:
  0  done, or nothing to do
  1  files would change (--check, --diff), or findings (check, lint)
  2  something could not be read, understood or written

A file that is called like a command is given as ./lint.";

/// Formats Dockerfiles in place, and lints them
///
/// Without a path, works on the Dockerfiles in and below the current folder.
#[derive(Debug, Parser)]
#[command(name = "dockerfmt", version, args_conflicts_with_subcommands = true, after_help = EXIT_STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckArgs),
    Completions(CompletionsArgs),
    Config(ShowConfigArgs),
    Lint(LintArgs),
    Man(ManArgs),
    Rule(RuleArgs),
    Syntax(SyntaxArgs),
}

#[derive(Args, Debug)]
pub(crate) struct FormatArgs {
    /// Files, folders to search, or - for standard input to standard output
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; name the files that would change and where they first differ
    #[arg(long, conflicts_with = "diff")]
    pub(crate) check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    pub(crate) diff: bool,
    /// What messages call standard input
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// Say what became of each file
    #[arg(short, long)]
    verbose: bool,
    /// Say nothing but results and errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    #[command(flatten)]
    pub(crate) color: ColorArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

impl FormatArgs {
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.verbose, self.quiet) {
            (true, _) => Verbosity::Verbose,
            (_, true) => Verbosity::Quiet,
            _ => Verbosity::Normal,
        }
    }
}

/// Reports what is wrong, risky or wasteful in Dockerfiles
#[derive(Args, Debug)]
#[command(version, disable_version_flag = true, display_name = "dockerfmt")]
pub(crate) struct LintArgs {
    /// Files, folders to search, or - for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write ignore comments for all that is found, with a reason where one is given; report what is left
    #[arg(long, value_name = "REASON", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) add_ignore: Option<String>,
    /// Give the verdicts of another linter
    #[arg(long, value_name = "LINTER", value_enum)]
    pub(crate) compat: Option<Compat>,
    /// Whether files must be formatted too.
    #[arg(skip)]
    pub(crate) checks_format: bool,
    /// Say which settings are in force, and of which configuration each file is
    #[arg(short = 'V', long)]
    pub(crate) verbose: bool,
    /// Say nothing but findings and errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    #[command(flatten)]
    pub(crate) color: ColorArgs,
    /// Print version
    #[arg(short = 'v', long, action = ArgAction::Version)]
    version: Option<bool>,
    // Below their headings stands all that follows, so they come last.
    #[command(flatten)]
    pub(crate) fix: FixArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

impl LintArgs {
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.verbose, self.quiet) {
            (true, _) => Verbosity::Verbose,
            (_, true) => Verbosity::Quiet,
            _ => Verbosity::Normal,
        }
    }
}

/// The linters whose verdicts can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Compat {
    /// hadolint 2.15.1
    Hadolint,
}

/// Shows the syntax tree of a Dockerfile
#[derive(Args, Debug)]
pub(crate) struct SyntaxArgs {
    /// A file, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How the tree is written
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: TreeFormat,
}

/// The formats of trees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TreeFormat {
    /// A line for each node and token
    #[default]
    Text,
    /// A JSON object
    Json,
}

/// The arguments of this process, or the status to exit with: help and version are written here, and complaints.
pub(crate) fn from_env() -> Result<Cli, ExitCode> {
    let args: Vec<OsString> = env::args_os().collect();
    let args = if is_called_hadolint(&args) { hadolint_args(args) } else { args };
    let as_hadolint = is_compat(&args);
    Cli::try_parse_from(args).map_err(|err| {
        let _ = err.print();
        match err.exit_code() {
            0 => ExitCode::SUCCESS,
            _ if as_hadolint => ExitCode::from(1),
            code => ExitCode::from(code as u8),
        }
    })
}

fn is_called_hadolint(args: &[OsString]) -> bool {
    args.first().and_then(|it| Path::new(it).file_stem()).is_some_and(|it| it == "hadolint")
}

/// Whether hadolint's verdicts are asked for, so that its exit status is due even where the rest makes no sense.
fn is_compat(args: &[OsString]) -> bool {
    let is_pair = |it: &[OsString]| it[0] == "--compat" && it[1] == "hadolint";
    args.iter().any(|it| it == "--compat=hadolint") || args.windows(2).any(is_pair)
}

/// A link named `hadolint` makes the program a stand-in for it.
fn hadolint_args(args: Vec<OsString>) -> Vec<OsString> {
    let own = ["dockerfmt", "lint", "--compat", "hadolint"].map(OsString::from);
    own.into_iter().chain(args.into_iter().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_path_may_be_called_like_a_command() {
        let cli = Cli::parse_from(["dockerfmt", "./lint"]);
        assert!(cli.command.is_none());
        assert_eq!(cli.format.paths, [PathBuf::from("./lint")]);
    }

    #[test]
    fn compatibility_is_seen_without_parsing() {
        let is = |args: &[&str]| is_compat(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert!(is(&["dockerfmt", "lint", "--compat", "hadolint", "--bogus"]));
        assert!(is(&["dockerfmt", "lint", "--compat=hadolint"]));
        assert!(!is(&["dockerfmt", "lint", "--compat"]) && !is(&["dockerfmt", "lint", "hadolint"]));
    }

    #[test]
    fn the_name_of_the_program_decides() {
        for (name, is) in
            [("hadolint", true), ("/usr/bin/hadolint", true), ("hadolint.exe", true), ("dockerfmt", false)]
        {
            assert_eq!(is_called_hadolint(&[name.into()]), is, "{name}");
        }
        let cli =
            Cli::parse_from(hadolint_args(vec!["hadolint".into(), "-t".into(), "error".into(), "x".into()]));
        let Some(Command::Lint(lint)) = cli.command else { panic!("not the lint command") };
        assert_eq!(lint.compat, Some(Compat::Hadolint));
        assert_eq!(lint.selection.flags().failure_threshold.as_deref(), Some("error"));
    }
}
