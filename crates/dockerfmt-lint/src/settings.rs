//! What can be set about linting, resolved.

use crate::diagnostic::Severity;
use crate::rule::Rule;

/// The linter whose verdicts are to be matched exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compat {
    /// hadolint 2.15.1, oddities included.
    Hadolint,
}

/// The settings of one lint run. The default is hadolint's set of rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Exact verdicts of another linter, or our own where `None`.
    pub compat: Option<Compat>,
    /// Codes or names of rules that are not reported.
    pub ignore: Vec<String>,
    /// Codes or names of rules whose severity is changed; later entries win.
    pub overrides: Vec<(String, Severity)>,
    /// Whether ignore pragmas have no effect.
    pub disable_pragmas: bool,
}

impl Settings {
    /// The severity in force of `rule`; [`Severity::Ignore`] where it is off.
    pub fn severity(&self, rule: &Rule) -> Severity {
        if self.ignore.iter().any(|it| rule.is_called(it)) {
            return Severity::Ignore;
        }
        let changed = self.overrides.iter().rev().find(|(it, _)| rule.is_called(it));
        changed.map_or(rule.severity, |it| it.1)
    }
}
