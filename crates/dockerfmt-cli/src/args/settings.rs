//! The options that change settings: which configuration counts, and what counts more than it.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use dockerfmt_project::config::{Flags, label_type, words};

/// Which configuration counts; for all commands.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct ConfigArgs {
    /// A configuration file that counts in the place of all others: a dockerfmt.toml or a .hadolint.yaml
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration files at all
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// Set a key of the configuration, as in --set indent-width=2; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

/// Which rules are on and what fails; the names are hadolint's where it has one.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Rules")]
pub(crate) struct SelectionArgs {
    /// The rules that are on: codes, names, beginnings of codes, the families DL, SC, BK, DF, or ALL; may be repeated
    #[arg(long, value_name = "RULES")]
    select: Vec<String>,
    /// Rules that are on too; may be repeated
    #[arg(long, value_name = "RULES")]
    extend_select: Vec<String>,
    /// Rules that are not reported, beside those that the configuration ignores; may be repeated
    #[arg(long, value_name = "RULES")]
    ignore: Vec<String>,
    /// The set of rules to start from
    #[arg(long, value_name = "PRESET", value_parser = known("preset"))]
    preset: Option<String>,
    /// What looks for ShellCheck's codes: shuck, which is built in, or an installed shellcheck [default: shuck]
    #[arg(long, value_name = "ENGINE", value_parser = known("shell-engine"))]
    shell_engine: Option<String>,
    /// Put rules on that are new
    #[arg(long)]
    preview: bool,
    /// Rules whose findings are errors; may be repeated
    #[arg(long, value_name = "RULES")]
    error: Vec<String>,
    /// Rules whose findings are warnings; may be repeated
    #[arg(long, value_name = "RULES")]
    warning: Vec<String>,
    /// Rules whose findings are for information; may be repeated
    #[arg(long, value_name = "RULES")]
    info: Vec<String>,
    /// Rules whose findings are about style; may be repeated
    #[arg(long, value_name = "RULES")]
    style: Vec<String>,
    /// A registry that images may come from; may be repeated
    #[arg(long, value_name = "REGISTRY")]
    trusted_registry: Vec<String>,
    /// A label that images must have, and the type of its value, as in maintainer:email; may be repeated
    #[arg(long, value_name = "LABEL:TYPE", value_parser = label)]
    require_label: Vec<String>,
    /// Report labels that are not required
    #[arg(long)]
    strict_labels: bool,
    /// Report what ignore comments hide
    #[arg(long)]
    disable_ignore_pragma: bool,
    /// Exit with 0 whatever is found
    #[arg(long)]
    no_fail: bool,
    /// The least severity that makes the exit status 1 [default: info]
    #[arg(short = 't', long, value_name = "SEVERITY", value_parser = known("failure-threshold"))]
    failure_threshold: Option<String>,
}

impl SelectionArgs {
    /// The same for the configuration.
    pub(crate) fn flags(&self) -> Flags {
        let switches = [
            (self.preview, "preview"),
            (self.strict_labels, "strict-labels"),
            (self.disable_ignore_pragma, "disable-ignore-pragma"),
            (self.no_fail, "no-fail"),
        ];
        Flags {
            select: self.select.clone(),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
            overrides: [&self.style, &self.info, &self.warning, &self.error].map(Clone::clone),
            trusted_registries: self.trusted_registry.clone(),
            labels: self.require_label.clone(),
            preset: self.preset.clone(),
            shell_engine: self.shell_engine.clone(),
            failure_threshold: self.failure_threshold.clone(),
            switches: switches.iter().filter(|it| it.0).map(|it| it.1).collect(),
            ..Flags::default()
        }
    }
}

fn known(key: &str) -> PossibleValuesParser {
    PossibleValuesParser::new(words(key).iter().copied())
}

/// Lists with commas are taken apart later: hadolint has none.
fn label(text: &str) -> Result<String, String> {
    let unknown = text.split(',').map(label_type).find(|it| !words("label-schema").contains(it));
    match unknown {
        None => Ok(text.to_owned()),
        Some(it) => Err(format!("`{it}` is none of the types {}", words("label-schema").join(", "))),
    }
}
