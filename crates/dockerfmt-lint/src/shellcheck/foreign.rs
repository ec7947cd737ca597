//! Scripts for another engine, and what that one found, as diagnostics.
//!
//! Running a program is nothing for this crate: it gives the texts out and takes the answers back, and the caller runs
//! what it likes in between.

use std::ops::Range;
use std::sync::LazyLock;

use dockerfmt_semantic::{Dialect, Model};
use dockerfmt_shell::lint::{Fix, Level};
use dockerfmt_syntax::Parse;

use super::disabled::Disabled;
use super::target::{Target, targets};
use super::{Found, keep_last};
use crate::context::Subject;
use crate::diagnostic::Diagnostic;
use crate::driver;
use crate::settings::{Compat, Settings};

/// A script as another engine has to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellText {
    /// What the shell gets.
    pub text: String,
    /// In whose language; there may be some that the engine does not know.
    pub dialect: Dialect,
    /// The variables that are set outside of it and named in it, and whose values are harmless without quotes.
    pub known: Vec<String>,
}

/// What another engine found in a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellFinding {
    /// 2086 for `SC2086`.
    pub number: u32,
    /// How bad it is.
    pub level: Level,
    /// Its bytes in the script.
    pub range: Range<usize>,
    /// What is wrong, in the words of the engine.
    pub message: String,
    /// Edits of the script that resolve it.
    pub fix: Option<Fix>,
}

impl ShellFinding {
    /// The numbers that findings can have.
    pub const NUMBERS: Range<u32> = 1000..4000;

    fn found(&self, text: &str) -> Option<Found> {
        let idx = self.number.checked_sub(Self::NUMBERS.start)?;
        let is_inside = |it: &Range<usize>| text.get(it.clone()).is_some();
        let fix = self.fix.clone().filter(|it| it.edits.iter().all(|it| is_inside(&it.range)));
        is_inside(&self.range).then_some(Found {
            code: NAMES.get(idx as usize)?,
            level: self.level,
            range: self.range.clone(),
            message: self.message.clone(),
            fix,
        })
    }
}

/// The names of all numbers: what is reported has a name that lives as long as the program.
static NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| ShellFinding::NUMBERS.map(|it| format!("SC{it}")).collect());

/// The scripts of a file, for [`lint_with_shell_findings`]; none where the settings have all of ShellCheck's codes off.
pub fn shell_texts(parse: &Parse, settings: &Settings) -> Vec<ShellText> {
    if settings.is_family_off("SC") {
        return Vec::new();
    }
    let text = |it: Target<'_>| ShellText {
        text: it.script.text().to_owned(),
        dialect: it.dialect,
        known: it.known,
    };
    let texts = driver::read_as_linted(&Model::new(parse), settings, |subject| {
        targets(subject).into_iter().map(text).collect()
    });
    texts.unwrap_or_default()
}

/// Lints a parsed file, with `found` in its scripts: the findings in each of its [`shell_texts`], in their order.
/// Pragmas, severities and comments for ShellCheck work as they do for the findings of [`lint`](crate::lint).
pub fn lint_with_shell_findings(
    parse: &Parse,
    settings: &Settings,
    found: &[Vec<ShellFinding>],
) -> Vec<Diagnostic> {
    let read = |subject: Subject<'_>| {
        let targets = targets(subject);
        let of_scripts =
            targets.iter().zip(found).flat_map(|(target, found)| of_target(target, found, subject));
        driver::diagnostics(subject, of_scripts.collect())
    };
    driver::read_as_linted(&Model::new(parse), settings, read).unwrap_or_else(|it| vec![*it])
}

fn of_target(target: &Target<'_>, found: &[ShellFinding], subject: Subject<'_>) -> Vec<Diagnostic> {
    let text = target.script.text();
    if subject.settings.compat == Some(Compat::Hadolint) {
        let last = found.iter().max_by_key(|it| (it.range.start, it.level, it.number));
        let shell = target.hadolint_shell.as_deref().unwrap_or_default();
        let last =
            last.and_then(|it| it.found(text)).or_else(|| keep_last::of_shebang(shell).map(Found::from));
        return last.and_then(|it| it.diagnostic(target, subject)).into_iter().collect();
    }
    let disabled = Disabled::new(target.script.comments(), subject.model.parse().tree.text());
    let wanted = found.iter().filter(|it| !disabled.has(it.number)).filter_map(|it| it.found(text));
    wanted.filter_map(|it| it.diagnostic(target, subject)).collect()
}
