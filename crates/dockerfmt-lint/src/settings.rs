//! What can be set about linting, resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::docker_ignore::DockerIgnore;
use crate::selector::Selector;

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

impl Preset {
    /// All of them.
    pub const ALL: [Preset; 3] = [Preset::Default, Preset::Recommended, Preset::Strict];

    /// The one with this word.
    pub fn named(word: &str) -> Option<Self> {
        Preset::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The word of configuration files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Preset::Default => "default",
            Preset::Recommended => "recommended",
            Preset::Strict => "strict",
        }
    }
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

impl LabelType {
    /// All of them.
    pub const ALL: [LabelType; 7] = [
        LabelType::Text,
        LabelType::Url,
        LabelType::Spdx,
        LabelType::Hash,
        LabelType::Rfc3339,
        LabelType::Semver,
        LabelType::Email,
    ];

    /// The one with this word.
    pub fn named(word: &str) -> Option<Self> {
        LabelType::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The word of configuration files.
    pub const fn as_str(self) -> &'static str {
        match self {
            LabelType::Text => "text",
            LabelType::Url => "url",
            LabelType::Spdx => "spdx",
            LabelType::Hash => "hash",
            LabelType::Rfc3339 => "rfc3339",
            LabelType::Semver => "semver",
            LabelType::Email => "email",
        }
    }
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
    /// The rules that are on, in the place of the preset's.
    pub select: Option<Vec<Selector>>,
    /// Rules that are on too.
    pub extend_select: Vec<Selector>,
    /// Rules that are not reported. Where something puts a rule on as well, the more precise selector counts.
    pub ignore: Vec<Selector>,
    /// Rules whose severity is changed; the most precise selector counts, and of equal ones the last.
    /// A code or a name also puts the rule on, a wider selector only changes rules that are on.
    pub overrides: Vec<(Selector, Severity)>,
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
    /// What the ignore file of the build keeps from the builder, where there is such a file.
    pub docker_ignore: Option<Arc<DockerIgnore>>,
}

impl Settings {
    /// Whether a label of this type is required.
    pub(crate) fn has_label_of(&self, label_type: LabelType) -> bool {
        self.labels.values().any(|it| *it == label_type)
    }
}
