//! `dockerfmt lint --fix`: the fixed text of a file, and where it goes.

use std::collections::BTreeMap;
use std::io;

use dockerfmt::lint::{self, Applicability, FixSettings};
use dockerfmt::{Diagnostic, Parse};
use dockerfmt_project as project;
use dockerfmt_project::InvalidUtf8;
use dockerfmt_project::config::{Config, ShellEngine, selectors};

use crate::args::LintArgs;
use crate::diff;
use crate::input::Input;
use crate::problem::Problem;

/// How the files of a run are fixed.
pub(super) struct Fixing {
    wanted: FixSettings,
    mode: Mode,
}

/// What is done with a text that was fixed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Diff { color: bool },
}

/// A file once it is fixed.
pub(super) struct Outcome {
    pub(super) parse: Parse,
    pub(super) left: Vec<Diagnostic>,
    /// How many fixes of each code were applied, or would be.
    pub(super) applied: BTreeMap<&'static str, usize>,
    /// What standard output gets: a diff, or the text of standard input.
    pub(super) shown: String,
}

impl Outcome {
    /// A file that is only linted.
    ///
    /// # Errors
    /// When it cannot be linted.
    pub(super) fn untouched(name: &str, parse: Parse, config: &Config) -> Result<Self, Problem> {
        let left = config.diagnostics(&parse).map_err(|err| Problem::shellcheck(name, &err))?;
        Ok(Outcome { parse, left, applied: BTreeMap::new(), shown: String::new() })
    }
}

impl Fixing {
    /// What the command line asks for, if it asks for fixes.
    ///
    /// # Errors
    /// A word that selects no rules.
    pub(super) fn of(args: &LintArgs) -> Result<Option<Self>, Problem> {
        let asked = &args.fix;
        if !asked.is_on() {
            return Ok(None);
        }
        let least = if asked.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let only = selectors(&asked.fix_only, "--fix-only").map_err(|err| Problem::config(&err))?;
        let mode = if asked.diff { Mode::Diff { color: args.color.on(&io::stdout()) } } else { Mode::Write };
        let only = (!asked.fix_only.is_empty()).then_some(only);
        Ok(Some(Fixing { wanted: FixSettings { least, only }, mode }))
    }

    /// Whether files are written.
    pub(super) fn writes(&self) -> bool {
        self.mode == Mode::Write
    }

    /// What was done, or would be, for the summary.
    pub(super) fn verb(&self) -> &'static str {
        if self.writes() { "fixed" } else { "would fix" }
    }

    /// Fixes one input. `invalid` says where its bytes were no text.
    ///
    /// # Errors
    /// When there is something to fix in a file that is not all text, or it cannot be written.
    pub(super) fn apply(
        &self,
        input: &Input,
        parse: Parse,
        invalid: Option<&InvalidUtf8>,
        config: &Config,
    ) -> Result<Outcome, Problem> {
        let name = input.name();
        let old = parse.tree.text().to_owned();
        let fixed = lint::fix(parse, &config.lint, &self.wanted);
        let new = fixed.parse.tree.text();
        let is_changed = !fixed.applied.is_empty();
        // Text that was read around bytes that are none must not be written back.
        if let Some(invalid) = invalid.filter(|_| is_changed || matches!(input, Input::Stdin)) {
            return Err(Problem::invalid_utf8(&name, invalid));
        }
        let mut shown = String::new();
        match (self.mode, input) {
            (Mode::Diff { color }, _) if is_changed => shown = diff::unified(&name, &old, new, color),
            (Mode::Write, Input::Stdin) => shown = new.to_owned(),
            (Mode::Write, Input::File(path)) if is_changed => {
                project::replace(path, new.as_bytes()).map_err(|err| Problem::io(&name, &err))?;
            }
            _ => {}
        }
        // Fixes are those of the engine that is built in; what is left is told by the one that is set.
        let left = match config.shell_engine {
            ShellEngine::Shuck => fixed.left,
            ShellEngine::ShellCheck => Outcome::untouched(&name, fixed.parse.clone(), config)?.left,
        };
        Ok(Outcome { applied: fixed.applied, left, parse: fixed.parse, shown })
    }
}

/// The fixes of a file in words: `fixed DL3014 (2), DL3047`.
pub(super) fn in_words(verb: &str, applied: &BTreeMap<&'static str, usize>) -> String {
    let of_code =
        |(code, n): (&&str, &usize)| if *n == 1 { (*code).to_owned() } else { format!("{code} ({n})") };
    let list: Vec<String> = applied.iter().map(of_code).collect();
    if list.is_empty() { String::new() } else { format!("; {verb} {}", list.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixes_are_counted_by_code() {
        assert_eq!(in_words("fixed", &[("DL3014", 2), ("DL3047", 1)].into()), "; fixed DL3014 (2), DL3047");
        assert_eq!(in_words("fixed", &BTreeMap::new()), "");
    }
}
