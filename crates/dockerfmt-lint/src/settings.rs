//! What can be set about linting, resolved.

use crate::diagnostic::Severity;

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
    /// Codes that are not reported.
    pub ignore: Vec<String>,
    /// Codes whose severity is changed; later entries win.
    pub overrides: Vec<(String, Severity)>,
    /// Whether ignore pragmas have no effect.
    pub disable_pragmas: bool,
}
