//! ShellCheck's codes as users read of them: beside the rules, which have a file and a page each.
//!
//! Apart from what finds them, because the list is there, and empty, in a build without them too.

use crate::rule::FixAvailability;
use crate::{Preset, Severity};

/// One of ShellCheck's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShellCode {
    /// `SC2086`
    pub code: &'static str,
    /// What it is about, in one line.
    pub title: &'static str,
    /// The severity unless settings change it.
    pub severity: Severity,
    /// Whether findings come with a fix.
    pub fix: FixAvailability,
}

impl ShellCode {
    /// The presets that have it: all.
    pub const PRESETS: [Preset; 3] = Preset::ALL;

    /// A page like those of rules, in Markdown.
    pub fn page(&self) -> String {
        let ShellCode { code, title, severity, fix } = self;
        format!(
            "# {code}\n\n- Severity: {severity}\n- Presets: {}\n- Fix: {}\n- Source: ShellCheck\n\n\
             ## What it does\n{title}.\n\nIt is found in the scripts of `RUN`, and explained at \
             <https://www.shellcheck.net/wiki/{code}>.\n",
            Self::preset_words(),
            fix.as_str()
        )
    }

    /// The presets in words.
    pub fn preset_words() -> String {
        Self::PRESETS.map(Preset::as_str).join(", ")
    }
}

/// ShellCheck's codes that can be found, in the order of their numbers; none in a build without the feature
/// `shellcheck`.
pub fn shell_codes() -> Vec<ShellCode> {
    #[cfg(feature = "shellcheck")]
    let res = dockerfmt_shell::lint::codes().map(ShellCode::from).collect();
    #[cfg(not(feature = "shellcheck"))]
    let res = Vec::new();
    res
}

#[cfg(feature = "shellcheck")]
impl From<&'static dockerfmt_shell::lint::Code> for ShellCode {
    fn from(it: &'static dockerfmt_shell::lint::Code) -> Self {
        let fix = if it.has_fix { FixAvailability::Sometimes } else { FixAvailability::None };
        ShellCode {
            code: &it.name,
            title: &it.title,
            severity: crate::shellcheck::severity_of(it.level),
            fix,
        }
    }
}
