//! The command line of `dockerfmt config`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Compat;
use super::settings::{ConfigArgs, SelectionArgs};

/// Shows the settings in force and where each of them comes from
#[derive(Args, Debug)]
pub(crate) struct ShowConfigArgs {
    /// The file or folder whose settings are shown [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    /// How the settings are written
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ConfigFormat,
    /// Show the JSON schema of dockerfmt.toml
    #[arg(long, exclusive = true)]
    pub(crate) schema: bool,
    /// Take settings together as another linter does
    #[arg(long, value_name = "LINTER", value_enum)]
    pub(crate) compat: Option<Compat>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// The formats of settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConfigFormat {
    /// TOML with the places in comments
    #[default]
    Text,
    /// A JSON object
    Json,
}
