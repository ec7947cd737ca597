//! ShellCheck's findings in `RUN`, as diagnostics like any other.
//!
//! Separate from the rules: these codes have no file each, they come with the script. What is found is a matter of
//! `dockerfmt_shell`; here is known which scripts there are, in which shell they run, and which variables are set.

mod disabled;
mod fix;
mod foreign;
mod hadolint_shell;
mod keep_last;
mod target;

use std::ops::Range;

use dockerfmt_semantic::{Dialect, Model};
use dockerfmt_shell::lint::{Finding, Fix, Level, code, lint};
use dockerfmt_syntax::Parse;

use crate::context::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::driver;
use crate::settings::{Compat, Settings};
use disabled::Disabled;
pub use foreign::{ShellFinding, ShellText, lint_with_shell_findings, shell_texts};
use target::{Target, targets};

/// A script of a file, as it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellScript {
    /// What the shell gets.
    pub text: String,
    /// In whose language.
    pub dialect: Dialect,
    /// The variables that are set outside of it and named in it.
    pub known: Vec<String>,
    /// The line of its `RUN`, counted from 1.
    pub line: u32,
    /// What is found in it, each with its bytes in the text.
    pub findings: Vec<Finding>,
}

/// The scripts in which findings are looked for, with all that is found in them whatever pragmas and severities say:
/// for comparing with another engine.
pub fn shell_scripts(parse: &Parse, settings: &Settings) -> Vec<ShellScript> {
    driver::with_subject(&Model::new(parse), settings, |subject| {
        let script = |it: Target<'_>| {
            let text = it.script.text().to_owned();
            let line = subject.lines.line(it.anchor);
            let findings = lint(&text, it.script.script(), it.dialect, &it.known);
            ShellScript { text, dialect: it.dialect, known: it.known, line, findings }
        };
        targets(subject).into_iter().map(script).collect()
    })
}

/// The severity in force of the code of ShellCheck that `word` is; `None` for a code that is never found.
pub(crate) fn severity_of_word(word: &str, settings: &Settings) -> Option<Severity> {
    let code = code(word.get(2..)?.parse().ok()?)?;
    Some(settings.severity_of(&code.name, severity_of(code.level)))
}

/// All findings in the scripts of a file.
pub(crate) fn diagnostics(subject: Subject<'_>) -> Vec<Diagnostic> {
    if subject.settings.is_family_off("SC") {
        return Vec::new();
    }
    let is_compat = subject.settings.compat == Some(Compat::Hadolint);
    let of_target = |it: &Target<'_>| if is_compat { compat(it, subject) } else { all(it, subject) };
    targets(subject).iter().flat_map(of_target).collect()
}

fn all(target: &Target<'_>, subject: Subject<'_>) -> Vec<Diagnostic> {
    let script = target.script;
    let disabled = Disabled::new(script.comments(), subject.model.parse().tree.text());
    let found = lint(script.text(), script.script(), target.dialect, &target.known);
    let wanted = found.into_iter().filter(|it| !disabled.has(it.code.number));
    wanted.filter_map(|it| Found::from(it).diagnostic(target, subject)).collect()
}

/// hadolint shows one finding of each `RUN`, at its first line.
fn compat(target: &Target<'_>, subject: Subject<'_>) -> Vec<Diagnostic> {
    let last = keep_last::finding(target).map(Found::from);
    last.and_then(|it| it.diagnostic(target, subject)).into_iter().collect()
}

/// What is found in a script, whoever found it.
struct Found {
    code: &'static str,
    level: Level,
    range: Range<usize>,
    message: String,
    fix: Option<Fix>,
}

impl From<Finding> for Found {
    fn from(it: Finding) -> Self {
        Found { code: &it.code.name, level: it.code.level, range: it.range, message: it.message, fix: it.fix }
    }
}

impl Found {
    /// The finding as one of the file; `None` where the settings have its code off.
    fn diagnostic(self, target: &Target<'_>, subject: Subject<'_>) -> Option<Diagnostic> {
        let severity = subject.settings.severity_of(self.code, severity_of(self.level));
        let script = target.script;
        (severity != Severity::Ignore).then(|| Diagnostic {
            code: self.code,
            also: None,
            severity,
            range: script.source_range(self.range),
            anchor_line: subject.lines.line(target.anchor),
            message: self.message,
            help: None,
            fix: self.fix.filter(|_| target.is_editable).and_then(|it| fix::in_file(it, script)),
        })
    }
}

pub(crate) fn severity_of(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Info,
        Level::Style => Severity::Style,
    }
}
