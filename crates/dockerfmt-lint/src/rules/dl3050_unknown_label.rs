//! `DL3050`: labels that are not in the settings.

use dockerfmt_syntax::ast::{Label, Pair};

use crate::deletion;
use crate::labels::LabelReader;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Where the settings are strict about labels, finds labels that they do not name.
    ///
    /// ## Why it matters
    /// A label with a wrong letter in its key is there, but nobody finds it.
    /// Where all labels of a team's images are agreed on, any other is likely such a mistake.
    ///
    /// ## Example
    /// Where the settings name `version` and no `vesion`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL vesion="1.2.0"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL version="1.2.0"
    /// ```
    ///
    /// ## Fix
    /// The labels go that the settings do not name, and with the last one the instruction.
    /// There is no fix where a comment would go with them.
    DL3050 {
        name: "unknown-label",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        can_find: |it| it.strict_labels,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    if !ctx.settings().strict_labels {
        return;
    }
    let reader = LabelReader::new(ctx);
    for label in ctx.instructions().iter().filter_map(|it| it.as_label()) {
        check_label(ctx, &reader, label);
    }
}

fn check_label(ctx: &mut RuleContext<'_>, reader: &LabelReader, label: Label<'_>) {
    let mut unknown = reader.pairs(label);
    unknown.retain(|it| !ctx.settings().labels.contains_key(&*it.key));
    unknown.truncate(ctx.max_per_instruction());
    let fix = (!unknown.is_empty()).then(|| fix(ctx, label)).flatten();
    for it in unknown {
        ctx.report(it.key_range, format!("the settings do not name the label `{}`", it.key))
            .help("correct the key, or add it to the settings")
            .fix(fix.clone());
    }
}

/// Deletes all pairs that settings do not name: a rule need not report each of them.
fn fix(ctx: &RuleContext<'_>, label: Label<'_>) -> Option<Fix> {
    let is_known = |it: &Pair<'_>| {
        it.key().is_some_and(|key| !key.is_literal() || ctx.settings().labels.contains_key(&*key.unquoted()))
    };
    let edits = match deletion::pairs(ctx.text(), label.pairs(), is_known) {
        Some(edits) => edits,
        None if label.pairs().any(|it| is_known(&it)) => return None,
        None => vec![deletion::lines(ctx.text(), label.instruction())?],
    };
    Some(Fix::new(Applicability::Unsafe, "delete what the settings do not name", edits))
}
