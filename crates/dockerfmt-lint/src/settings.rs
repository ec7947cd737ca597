//! What can be set about linting, resolved.

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::rule::Rule;

/// The linter whose verdicts are to be matched exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compat {
    /// hadolint 2.15.1, oddities included.
    Hadolint,
}

/// A set of rules to start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// hadolint's set, less what is wrong about it.
    #[default]
    Default,
    /// The default set without the rules that many find harmful, such as exact versions of all packages.
    Recommended,
    /// All that can be found, opinions included.
    Strict,
}

/// What the value of a label must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelType {
    /// Any text but an empty one.
    Text,
    /// An absolute URL.
    Url,
    /// The id of a licence in the SPDX list.
    Spdx,
    /// A git hash, whole or of seven digits.
    Hash,
    /// A time as RFC 3339 has it.
    Rfc3339,
    /// A semantic version.
    Semver,
    /// The address of a mailbox.
    Email,
}

/// The settings of one lint run. The default is hadolint's set of rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Exact verdicts of another linter, or our own where `None`.
    pub compat: Option<Compat>,
    /// The rules to start from.
    pub preset: Preset,
    /// Whether rules that are new are on too.
    pub preview: bool,
    /// Codes or names of rules that are not reported.
    pub ignore: Vec<String>,
    /// Codes or names of rules whose severity is changed, which also puts them on; later entries win.
    pub overrides: Vec<(String, Severity)>,
    /// Whether ignore pragmas have no effect.
    pub disable_pragmas: bool,
    /// Whether findings of the severity [`Severity::Hint`] are reported.
    pub hints: bool,
    /// The labels that every image must have, with the type of their value.
    pub labels: BTreeMap<String, LabelType>,
    /// Whether images may have no other labels.
    pub strict_labels: bool,
    /// Patterns of the registries that images may come from; without any, all may.
    pub trusted_registries: Vec<String>,
}

impl Settings {
    /// The severity in force of `rule`; [`Severity::Ignore`] where it is off.
    pub fn severity(&self, rule: &Rule) -> Severity {
        if self.ignore.iter().any(|it| rule.is_called(it)) {
            return Severity::Ignore;
        }
        let changed = self.overrides.iter().rev().find(|(it, _)| rule.is_called(it));
        match changed {
            Some(it) => it.1,
            None if self.has(rule) => rule.severity,
            None => Severity::Ignore,
        }
    }

    /// Whether a label of this type is required.
    pub(crate) fn has_label_of(&self, label_type: LabelType) -> bool {
        self.labels.values().any(|it| *it == label_type)
    }

    /// Whether the preset has `rule`.
    fn has(&self, rule: &Rule) -> bool {
        rule.presets.contains(&self.preset) && (self.preview || !rule.preview)
    }
}
