//! `LegacyKeyValueFormat`: `ENV` and `LABEL` without an equals sign.

use dockerfmt_syntax::ast::Pair;

use crate::ast::Instruction;
use crate::key_value::with_eq;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ENV` and `LABEL` with a blank between key and value.
    ///
    /// ## Why it matters
    /// The form is kept for old files only.
    /// It takes one pair, and all that follows belongs to the value: `ENV A 1 B=2` defines only `A`.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV GREETING hello world
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV GREETING="hello world"
    /// ```
    ///
    /// ## Fix
    /// The sign is put in, and the value gets the quotes or escapes that it needs to stay the same.
    /// A value whose quotes do not match has no fix, nor have pairs with comments between key and value.
    LegacyKeyValueFormat {
        name: "legacy-key-value",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Stage(|ctx, stage| {
            for it in stage.instructions() {
                check(ctx, *it);
            }
        }),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let envs = instruction.as_env().into_iter().flat_map(|it| it.pairs());
    let labels = instruction.as_label().into_iter().flat_map(|it| it.pairs());
    let pair: Pair<'_> = envs.chain(labels).find(|it| !it.has_eq())?;
    let (keyword, key) = (instruction.keyword()?.text(), pair.key()?.text());
    let edits = with_eq(ctx.text(), pair);
    ctx.report(pair.range(), format!("`{keyword} {key}` has a blank where `=` is expected"))
        .help(format!("write `{keyword} {key}=…`"))
        .fix(edits.map(|it| Fix::new(Applicability::Safe, "write key and value with `=`", it)));
    Some(())
}
