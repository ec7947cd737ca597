//! The command line of `dockerfmt check`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigArgs, FixArgs, LintArgs, OutputArgs, SelectionArgs};
use crate::color::ColorArgs;

/// Reports what is not formatted and what `lint` finds; for CI
///
/// A file that is not formatted has the finding `unformatted`, which is an affair of no rule: it fails the run whatever
/// the threshold.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// Files, folders to search, or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Say which settings are in force, and of which configuration each file is
    #[arg(short, long)]
    verbose: bool,
    /// Say nothing but findings and errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    #[command(flatten)]
    color: ColorArgs,
    // Below their headings stands all that follows, so they come last.
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    config: ConfigArgs,
}

impl From<CheckArgs> for LintArgs {
    fn from(args: CheckArgs) -> Self {
        LintArgs {
            paths: args.paths,
            add_ignore: None,
            compat: None,
            checks_format: true,
            verbose: args.verbose,
            quiet: args.quiet,
            color: args.color,
            version: None,
            fix: FixArgs::default(),
            output: args.output,
            selection: args.selection,
            config: args.config,
        }
    }
}
