//! `DF4016`: labels that a stage sets twice.

use std::collections::HashMap;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Label, Pair};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds labels whose key a `LABEL` above in the stage has set already.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// Only the last value is in the image.
    /// Often the key was copied, and another one was meant.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL title="Server" title="The server of the shop"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL title="Server" description="The server of the shop"
    /// ```
    ///
    /// ## Fix
    /// The first one is deleted.
    DF4016 {
        name: "duplicate-label",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut seen: HashMap<String, (Label<'_>, Pair<'_>)> = HashMap::new();
    for label in stage.instructions().iter().filter_map(|it| it.as_label()) {
        for pair in label.pairs() {
            let Some(key) = pair.key().filter(|it| it.is_literal()) else { continue };
            let name = key.unquoted().into_owned();
            if let Some((old_label, old)) = seen.insert(name.clone(), (label, pair)) {
                let line = ctx.line(old.range().start);
                let fix = fix(ctx.text(), old_label, old);
                ctx.report(key.range(), format!("this replaces the label `{name}` of line {line}"))
                    .help("set it once, or name the label that was meant")
                    .fix(fix);
            }
        }
    }
}

fn fix(text: &str, label: Label<'_>, pair: Pair<'_>) -> Option<Fix> {
    let has_others = label.pairs().nth(1).is_some();
    let edits = deletion::argument_of(text, label.instruction(), has_others, pair.range())?;
    Some(Fix::new(Applicability::Safe, "delete the first one", edits))
}
