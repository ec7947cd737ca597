//! `DF3006`: variables that `ENV` sets for nothing.

use std::collections::HashMap;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Env, Instruction, Pair};
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::shell_references::names;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds variables that an `ENV` sets twice, that a later `ENV` of the stage sets to the same text again, and that are
    /// set anew before anything can have used them.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// One of the two has no effect.
    /// Whoever changes that one wonders why.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV LANG=C LC_ALL=C LANG=C.UTF-8
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV LC_ALL=C LANG=C.UTF-8
    /// ```
    ///
    /// ## Fix
    /// What has no effect is deleted.
    DF3006 {
        name: "duplicate-env",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

/// A variable that was set.
#[derive(Clone, Copy)]
struct Setting<'t> {
    env: Env<'t>,
    pair: Pair<'t>,
    /// The number of its instruction in the stage.
    idx: usize,
    /// Whether its name stands in an instruction below it.
    is_used: bool,
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut settings: HashMap<String, Setting<'_>> = HashMap::new();
    // What was run last may have used any variable above it.
    let mut last_run = 0;
    for (idx, &instruction) in stage.instructions().iter().enumerate() {
        if may_use_all(instruction) {
            last_run = idx;
        }
        note_uses(instruction, &mut settings);
        let Some(env) = instruction.as_env() else { continue };
        for pair in env.pairs() {
            let Some(key) = pair.key() else { continue };
            let new = Setting { env, pair, idx, is_used: false };
            if let Some(old) = settings.insert(key.unquoted().into_owned(), new) {
                compare(ctx, old, new, last_run);
            }
        }
    }
}

fn may_use_all(instruction: Instruction<'_>) -> bool {
    matches!(instruction.kind(), SyntaxKind::RUN | SyntaxKind::ONBUILD | SyntaxKind::UNKNOWN)
}

/// An instruction may use all names that stand in it, but those that it defines.
fn note_uses(instruction: Instruction<'_>, settings: &mut HashMap<String, Setting<'_>>) {
    let keys = instruction.as_env().into_iter().flat_map(|it| it.pairs()).filter_map(|it| it.key());
    let keys: Vec<TextRange> = keys.map(|it| it.range()).collect();
    let start = instruction.range().start;
    for (at, name) in names(instruction.node().text()) {
        let is_key = keys.binary_search_by_key(&(start + at as u32), |it| it.start).is_ok();
        if let Some(it) = settings.get_mut(name).filter(|_| !is_key) {
            it.is_used = true;
        }
    }
}

fn compare(ctx: &mut RuleContext<'_>, old: Setting<'_>, new: Setting<'_>, last_run: usize) {
    let name = new.pair.key().map(|it| it.unquoted()).unwrap_or_default();
    let line = ctx.line(old.pair.range().start);
    let (message, useless) = if is_same(old.pair, new.pair) {
        (format!("`{name}` has this value since line {line}"), new)
    } else if !old.is_used && old.idx >= last_run {
        (format!("this replaces the `{name}` of line {line}, which nothing has used"), old)
    } else {
        return;
    };
    let fix = fix(ctx.text(), useless);
    ctx.report(new.pair.range(), message).help("set it once").fix(fix);
}

/// Whether both have the same value, whatever variables are.
fn is_same(old: Pair<'_>, new: Pair<'_>) -> bool {
    let is_literal = old.value().is_none_or(|it| it.is_literal());
    let value = |it: Pair<'_>| it.value().map(|it| it.unquoted().into_owned());
    is_literal && value(old) == value(new)
}

fn fix(text: &str, setting: Setting<'_>) -> Option<Fix> {
    let has_others = setting.env.pairs().nth(1).is_some();
    let edits = deletion::argument_of(text, setting.env.instruction(), has_others, setting.pair.range())?;
    Some(Fix::new(Applicability::Safe, "delete what has no effect", edits))
}
