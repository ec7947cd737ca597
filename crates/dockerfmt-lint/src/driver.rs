//! Runs the rules over a file and puts their findings in order.

use std::cmp::Reverse;

use dockerfmt_semantic::Model;
use dockerfmt_syntax::LineIndex;
use dockerfmt_syntax::ast::Instruction;

use crate::context::{Pass, RuleContext, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pragma::Pragmas;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::settings::Settings;

/// Lints a file whose model is known.
pub(crate) fn lint(model: &Model<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let text = model.parse().tree.text();
    let lines = LineIndex::new(text);
    let top_level: Vec<Instruction<'_>> = model.file().instructions().collect();
    let triggers: Vec<Instruction<'_>> =
        top_level.iter().filter_map(|it| it.as_onbuild()?.trigger()).collect();
    let subject = Subject { model, settings, lines: &lines, top_level: &top_level, triggers: &triggers };
    let mut res: Vec<Diagnostic> = RULES.iter().flat_map(|it| findings(it, subject)).collect();
    if !settings.disable_pragmas {
        let pragmas = Pragmas::new(&subject);
        res.retain(|it| !pragmas.suppress(it));
    }
    // Offsets grow with line and column.
    res.sort_by_key(|it| (lines.line(it.range.start), it.range.start, it.code));
    res
}

fn findings(rule: &'static Rule, subject: Subject<'_>) -> Vec<Diagnostic> {
    let severity = subject.settings.severity(rule);
    if severity == Severity::Ignore {
        return Vec::new();
    }
    let mut res = pass(rule, severity, Pass::TopLevel, subject);
    if rule.onbuild && !subject.triggers.is_empty() {
        res.extend(pass(rule, severity, Pass::Onbuild, subject));
    }
    if subject.settings.compat.is_some() {
        res.sort_by_key(|it| (it.anchor_line, it.range.start, Reverse(it.range.end)));
        res.dedup_by_key(|it| it.anchor_line);
    }
    res
}

fn pass(rule: &'static Rule, severity: Severity, pass: Pass, subject: Subject<'_>) -> Vec<Diagnostic> {
    let mut ctx = RuleContext::new(subject, pass, rule, severity);
    rule.run.check(&mut ctx);
    ctx.into_diagnostics()
}
