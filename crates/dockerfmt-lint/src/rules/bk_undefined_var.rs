//! `UndefinedVar`: variables that nothing defines.

use std::collections::HashSet;

use dockerfmt_semantic::{Scope, Stage, visit_scopes};
use dockerfmt_syntax::TextEdit;

use crate::ast::Instruction;
use crate::base_variables::BaseVariables;
use crate::expanded_words::{Use, uses};
use crate::suggestion::suggestion;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables, in words that the builder expands, that neither an `ARG` nor an `ENV` of the stage and the stages
    /// it builds on defines above.
    /// A default as in `${NAME:-default}` is no excuse.
    /// Of official images it is known which variables they set; another image is taken to set what one of those does.
    ///
    /// ## Why it matters
    /// The variable is empty.
    /// An `ARG` before the first `FROM` counts for `FROM` only, and variables of platforms must be named by an `ARG` too.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ARG VERSION=1.2
    /// COPY app-$VERSON.tar /srv/
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ARG VERSION=1.2
    /// COPY app-$VERSION.tar /srv/
    /// ```
    ///
    /// ## Fix
    /// An `ARG` for the name is put above the instruction.
    /// The fix is unsafe: another name may have been meant.
    UndefinedVar {
        name: "undefined-variable",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

struct Finding<'t> {
    instruction: Instruction<'t>,
    found: Use,
    nearest: Option<String>,
}

fn check(ctx: &mut RuleContext<'_>) {
    let bases = bases(ctx.stages());
    let mut findings = Vec::new();
    visit_scopes(ctx.model(), |instruction, scope| {
        let stage = ctx.stage_at(instruction.range().start);
        let base = stage.map_or(BaseVariables::Unknown, |it| bases[it.idx()]);
        let mut seen = HashSet::new();
        for found in uses(instruction) {
            let is_defined = scope.has(&found.name) || base.has(&found.name);
            if !is_defined && seen.insert(found.name.clone()) {
                let nearest = nearest(&found.name, scope);
                findings.push(Finding { instruction, found, nearest });
            }
        }
    });
    for Finding { instruction, found, nearest } in findings {
        let name = &found.name;
        let help = nearest.unwrap_or_else(|| "name it in an `ARG` or `ENV` of the stage, above".to_owned());
        let fix = declared(ctx, instruction, name);
        ctx.report(found.range, format!("`{name}` is not defined here")).help(help).fix(fix);
    }
}

/// What the image sets that each stage is built on in the end.
fn bases(stages: &[Stage<'_>]) -> Vec<BaseVariables> {
    let mut res: Vec<BaseVariables> = Vec::new();
    for stage in stages {
        res.push(stage.base_stage().map_or_else(|| BaseVariables::of(stage), |it| res[it]));
    }
    res
}

fn nearest(name: &str, scope: &Scope<'_>) -> Option<String> {
    suggestion(name, scope.len(), scope.names().chain(["PATH"]))
}

/// The fix that names the variable in an `ARG`, above the instruction and the comments that are about it.
fn declared(ctx: &RuleContext<'_>, instruction: Instruction<'_>, name: &str) -> Option<Fix> {
    let is_word = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
    if !name.bytes().all(is_word) || name.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let text = ctx.text();
    let line_of = |before: &str| before.rfind('\n').map_or(0, |it| it + 1);
    let mut at = line_of(&text[..instruction.range().start as usize]);
    let indent = &text[at..instruction.range().start as usize];
    while let Some(above) = text[..at].strip_suffix('\n')
        && above[line_of(above)..].trim_start().starts_with('#')
    {
        at = line_of(above);
    }
    let end = if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" };
    let edit = TextEdit::insert(at as u32, format!("{}ARG {name}{end}", blank(indent)?));
    Some(Fix::new(Applicability::Unsafe, format!("name `{name}` in an `ARG`"), vec![edit]))
}

/// The text if nothing but blanks is in it.
fn blank(text: &str) -> Option<&str> {
    text.chars().all(|it| matches!(it, ' ' | '\t')).then_some(text)
}
