//! The options of `dockerfmt rule`.

use clap::{Args, ValueEnum};

use crate::color::ColorArgs;

/// Explains a rule, or lists all of them
#[derive(Args, Debug)]
pub(crate) struct RuleArgs {
    /// The code or the name of a rule
    #[arg(value_name = "CODE", required_unless_present = "all")]
    pub(crate) rule: Option<String>,
    /// List all rules
    #[arg(long, conflicts_with = "rule")]
    pub(crate) all: bool,
    /// How it is written
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: RuleFormat,
    #[command(flatten)]
    pub(crate) color: ColorArgs,
}

/// The formats of rule pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuleFormat {
    /// For reading in a terminal
    #[default]
    Text,
    /// A JSON object, or an array with --all
    Json,
    /// The source of the page
    Markdown,
}
