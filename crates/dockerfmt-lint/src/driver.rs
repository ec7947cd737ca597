//! Runs the rules over a file and puts their findings in order.

use std::cmp::Reverse;

use dockerfmt_semantic::Model;
use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{LineIndex, TextRange, parse_with_escape};

use crate::compat::{HadolintError, escape_char, parse_error};
use crate::context::{Pass, RuleContext, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::doubles::drop_doubles;
use crate::equivalents::merge;
use crate::hadolint_script::HadolintScripts;
use crate::pragma::{Checks, Pragma, Pragmas};
use crate::rule::Rule;
use crate::rules::find;
use crate::settings::{Compat, Preset, Settings};
use crate::template::is_template;

/// Lints a file whose model is known.
pub(crate) fn lint(model: &Model<'_>, settings: &Settings) -> Vec<Diagnostic> {
    read_as_linted(model, settings, |it| diagnostics(it, of_scripts(it))).unwrap_or_else(|it| vec![*it])
}

#[cfg(feature = "shellcheck")]
fn of_scripts(subject: Subject<'_>) -> Vec<Diagnostic> {
    crate::shellcheck::diagnostics(subject)
}

#[cfg(not(feature = "shellcheck"))]
fn of_scripts(_: Subject<'_>) -> Vec<Diagnostic> {
    Vec::new()
}

/// Shows a file to `read` as it is linted.
///
/// hadolint and BuildKit do not read all escape directives alike, so the file may have to be read once more.
///
/// # Errors
/// The only finding of a file that hadolint cannot parse.
pub(crate) fn read_as_linted<R>(
    model: &Model<'_>,
    settings: &Settings,
    read: impl FnOnce(Subject<'_>) -> R,
) -> Result<R, Box<Diagnostic>> {
    let tree = &model.parse().tree;
    if settings.compat != Some(Compat::Hadolint) {
        return Ok(with_subject(model, settings, read));
    }
    if let Some(error) = parse_error(tree.text()) {
        return Err(Box::new(hadolint_failure(tree.text(), error)));
    }
    let escape = escape_char(tree.text());
    if escape == tree.escape() {
        return Ok(with_subject(model, settings, read));
    }
    Ok(with_subject(&Model::new(&parse_with_escape(tree.text(), escape)), settings, read))
}

/// Shows a file to `read` in the way in which rules see it.
pub(crate) fn with_subject<R>(
    model: &Model<'_>,
    settings: &Settings,
    read: impl FnOnce(Subject<'_>) -> R,
) -> R {
    let lines = LineIndex::new(model.parse().tree.text());
    let top_level: Vec<Instruction<'_>> = model.file().instructions().collect();
    let triggers: Vec<Instruction<'_>> =
        top_level.iter().filter_map(|it| it.as_onbuild()?.trigger()).collect();
    let runs = top_level.iter().map(|it| it.as_onbuild().and_then(|it| it.trigger()).unwrap_or(*it));
    let hadolint_scripts = HadolintScripts::new(runs.filter_map(|it| it.as_run()));
    let pragmas = match settings.compat {
        Some(_) => Pragma::all_strict(model.parse()),
        None => Pragma::all(model.parse()),
    };
    let checks = match settings.compat {
        Some(_) => Checks::default(),
        None => Checks::new(model, &lines, &top_level),
    };
    let rules: Vec<_> = settings.severities().filter(|it| can_report(it.0, it.1, settings)).collect();
    read(Subject {
        model,
        settings,
        rules: &rules,
        lines: &lines,
        top_level: &top_level,
        triggers: &triggers,
        hadolint_scripts: &hadolint_scripts,
        checks: &checks,
        is_template: rules.iter().any(|it| it.0.skips_templates) && is_template(model),
        pragmas: &pragmas,
        unused_words: &[],
    })
}

/// What the rules find, with what was found in scripts; pragmas and settings have had their say.
pub(crate) fn diagnostics(subject: Subject<'_>, of_scripts: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut res = merge(&subject, all_findings(subject, false));
    if subject.checks.are_errors() {
        raise_checks(&subject, &mut res);
    }
    res.extend(of_scripts);
    drop_doubles(&mut res);
    if !subject.settings.disable_pragmas {
        let pragmas = Pragmas::new(&subject);
        res.retain(|it| !pragmas.suppress(it));
        drop_what_hadolint_ignores(subject, &mut res);
        res.extend(findings_about_pragmas(subject, &pragmas));
    }
    if !subject.settings.hints {
        res.retain(|it| it.severity != Severity::Hint);
    }
    // Lines grow with offsets, so there is no need to look for them.
    res.sort_by_key(|it| (it.range.start, it.code));
    res
}

/// Makes errors of what BuildKit's checks found, as the file asks for. Settings that ask for another severity have
/// their way.
fn raise_checks(subject: &Subject<'_>, findings: &mut [Diagnostic]) {
    for it in findings {
        let mut rules = it.also.into_iter().chain([it.code]).filter_map(find);
        let is_of_check = rules.clone().any(Rule::is_buildkits);
        if is_of_check && !rules.any(|it| subject.settings.is_overridden(it)) {
            it.severity = Severity::Error;
        }
    }
}

/// The only finding of a file that hadolint cannot parse. No setting and no pragma keeps it from being reported.
fn hadolint_failure(text: &str, error: HadolintError) -> Diagnostic {
    let start = LineIndex::new(text).line_start(error.line);
    let line = text[start as usize..].split('\n').next().unwrap_or_default();
    let offset = start + offset_of_column(line, error.column) as u32;
    Diagnostic {
        code: "DL1000",
        also: None,
        severity: Severity::Error,
        range: TextRange::empty(offset),
        anchor_line: error.line,
        message: error.message,
        help: None,
        fix: None,
    }
}

/// The byte offset of a column in which a tab reaches to the next multiple of 8.
fn offset_of_column(line: &str, column: u32) -> usize {
    let mut at = 1;
    let found = line.char_indices().find(|&(_, it)| {
        let is_there = at >= column;
        at = if it == '\t' { (at - 1) / 8 * 8 + 9 } else { at + 1 };
        is_there
    });
    found.map_or(line.len(), |it| it.0)
}

/// Drops what a pragma keeps hadolint from reporting: a stage pragma reaches the line of the next `FROM`. Only the
/// strict preset reports what hadolint does not.
fn drop_what_hadolint_ignores(subject: Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let is_subset = subject.settings.compat.is_none() && subject.settings.preset != Preset::Strict;
    if is_subset && subject.model.parse().tree.text().contains("ignore") {
        let pragmas = Pragma::all_strict(subject.model.parse());
        let pragmas = Pragmas::strict(&Subject { pragmas: &pragmas, ..subject });
        findings.retain(|it| !pragmas.suppress(it));
    }
}

/// What is said of pragmas once they have been applied to all else.
fn findings_about_pragmas(subject: Subject<'_>, pragmas: &Pragmas<'_>) -> Vec<Diagnostic> {
    let unused_words: Vec<_> = pragmas.unused(subject.settings).collect();
    let mut res = all_findings(Subject { unused_words: &unused_words, ..subject }, true);
    res.retain(|it| !pragmas.suppress(it));
    res
}

fn all_findings(subject: Subject<'_>, run_last: bool) -> Vec<Diagnostic> {
    let rules = subject.rules.iter().filter(|it| it.0.runs_last == run_last);
    rules.flat_map(|&(rule, severity)| findings(rule, severity, subject)).collect()
}

/// Whether a rule is on, or may be put on by a file. Where the verdicts of hadolint are wanted there are none that it
/// does not have, so rules need not ask.
fn can_report(rule: &Rule, severity: Severity, settings: &Settings) -> bool {
    let is_foreign = settings.compat.is_some() && !rule.is_hadolints();
    !is_foreign && (severity != Severity::Ignore || rule.experimental)
}

fn findings(rule: &'static Rule, severity: Severity, subject: Subject<'_>) -> Vec<Diagnostic> {
    if rule.skips_templates && subject.is_template {
        return Vec::new();
    }
    if severity == Severity::Ignore {
        return where_file_asks(rule, subject);
    }
    let mut res = pass(rule, severity, Pass::TopLevel, subject);
    if rule.onbuild && !subject.triggers.is_empty() {
        res.extend(pass(rule, severity, Pass::Onbuild, subject));
    }
    if subject.settings.compat.is_some() && !rule.repeats {
        res.sort_by_key(|it| (it.anchor_line, it.range.start, Reverse(it.range.end)));
        res.dedup_by_key(|it| it.anchor_line);
    }
    res
}

/// What an experimental check finds where the file itself puts it on.
fn where_file_asks(rule: &'static Rule, subject: Subject<'_>) -> Vec<Diagnostic> {
    let is_asked_for = rule.experimental && subject.checks.enable_somewhere(rule.code);
    if !is_asked_for || !subject.settings.is_left_to_files(rule) {
        return Vec::new();
    }
    let mut res = pass(rule, rule.severity, Pass::TopLevel, subject);
    res.retain(|it| subject.checks.enable(rule.code, it.anchor_line));
    res
}

fn pass(rule: &'static Rule, severity: Severity, pass: Pass, subject: Subject<'_>) -> Vec<Diagnostic> {
    let mut ctx = RuleContext::new(subject, pass, rule, severity);
    rule.run.check(&mut ctx);
    ctx.into_diagnostics()
}
