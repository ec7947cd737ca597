//! The settings of a run of `lint`: how they come about, and how they are told.

use std::io;
use std::sync::Arc;

use clap::ValueEnum;
use dockerfmt_project::config::{Config, Configs};

use crate::args::LintArgs;
use crate::console::{Console, Verbosity};
use crate::problem::Problem;
use crate::settings;

/// The configurations of the files, and that of the run, which says how reports look.
pub(super) fn configs(args: &LintArgs) -> Result<(Configs, Arc<Config>), Problem> {
    let mut flags = args.selection.flags();
    let formats = args.output.formats.iter().filter_map(ValueEnum::to_possible_value);
    flags.formats = formats.map(|it| it.get_name().to_owned()).collect();
    flags.switches.extend(args.verbose.then_some("verbose"));
    let configs = settings::configs(&args.config, flags, args.compat)?;
    let run = configs.of_run().map_err(|err| Problem::config(&err))?;
    Ok((configs, run))
}

/// The settings, for those who wonder. hadolint names the file only where the command line asks.
pub(super) fn tell_settings(args: &LintArgs, run: &Config, console: &mut Console<'_>) -> io::Result<()> {
    if !run.verbose {
        return Ok(());
    }
    let files: Vec<String> = run.sources().iter().map(|it| it.display().to_string()).collect();
    if args.verbose && !files.is_empty() {
        console.remark(Verbosity::Quiet, format_args!("Configuration file used: {}", files.join(", ")))?;
    }
    console.remark(Verbosity::Quiet, super::config::text(run).trim_end())
}

/// Which files the settings are of, in words.
pub(super) fn sources(config: &Config) -> String {
    let files: Vec<String> = config.sources().iter().map(|it| it.display().to_string()).collect();
    if files.is_empty() {
        "no configuration file".to_owned()
    } else {
        format!("configured by {}", files.join(", "))
    }
}
