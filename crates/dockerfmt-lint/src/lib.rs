//! Dockerfile linter: hadolint's rules and our own, with exact ranges, documentation and fixes.
//!
//! [`lint`] is pure: a parsed file and [`Settings`] in, [`Diagnostic`]s out.
//! [`rules`] lists what is checked, with the documentation that users read.
//!
//! ```
//! use dockerfmt_lint::{Settings, lint};
//!
//! let parse = dockerfmt_syntax::parse("FROM debian:latest\n");
//! let found = lint(&parse, &Settings::default());
//! assert_eq!(found[0].code, "DL3007");
//! assert_eq!(&parse.tree.text()[found[0].range], "latest");
//! ```

mod archive;
mod arg_names;
mod base_image;
mod base_variables;
mod broken_array;
mod builder_args;
mod comment_block;
pub mod compat;
mod context;
mod context_files;
mod copy_paths;
mod deletion;
mod diagnostic;
mod directives;
mod docker_ignore;
mod doubles;
mod driver;
mod entrypoints;
mod equivalents;
mod errexit;
mod exec_form;
mod expanded_words;
mod final_stages;
mod fixing;
mod folder;
mod from_args;
mod hadolint_exec;
mod hadolint_image;
mod hadolint_pairs;
mod hadolint_script;
mod hadolint_stages;
mod hadolint_variables;
mod image_name;
mod inherited_mark;
mod json;
mod key_value;
mod keyword_case;
mod labels;
mod maintainer;
mod mounts;
mod outputs;
mod overridden;
mod packages;
mod page;
mod path;
mod pipefail;
mod plain_words;
mod platform;
mod ports;
mod pragma;
mod references;
mod reserved_stage;
#[macro_use]
mod rule;
mod rules;
mod run_commands;
mod secrets;
mod selection;
mod selector;
mod settings;
mod shell_codes;
mod shell_references;
mod shell_script;
mod shell_to_exec;
#[cfg(feature = "shellcheck")]
mod shellcheck;
mod sources;
mod stage_names;
mod stage_references;
mod suggestion;
mod template;
mod trailing;
mod trusted_registries;
mod typography;
mod unpack;
mod user;
mod values;

pub use context::{Report, RuleContext};
pub use diagnostic::{Applicability, Diagnostic, Fix, Severity, UnknownSeverity};
pub use docker_ignore::DockerIgnore;
pub use dockerfmt_syntax::ast;
pub use equivalents::{EQUIVALENCES, Equivalence};
pub use fixing::{FixSettings, Fixed, fix};
pub use page::rule_table;
pub use pragma::add_ignores;
pub use rule::{FixAvailability, Rule, Run};
pub use selector::Selector;
pub use settings::{Compat, LabelType, Preset, Settings};
pub use shell_codes::{ShellCode, shell_codes};
#[cfg(feature = "shellcheck")]
pub use shellcheck::{
    ShellFinding, ShellScript, ShellText, lint_with_shell_findings, shell_scripts, shell_texts,
};

use dockerfmt_semantic::Model;
use dockerfmt_syntax::Parse;

/// Lints a parsed file. Diagnostics come sorted by line, column and code.
pub fn lint(parse: &Parse, settings: &Settings) -> Vec<Diagnostic> {
    driver::lint(&Model::new(parse), settings)
}

/// Lints a file whose model is known already, so that its scripts are not read twice.
pub fn lint_model(model: &Model<'_>, settings: &Settings) -> Vec<Diagnostic> {
    driver::lint(model, settings)
}

/// The rule whose code is exactly `code`.
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    rules::find(code)
}

/// All rules, sorted by code.
pub fn rules() -> &'static [&'static Rule] {
    rules::RULES
}
