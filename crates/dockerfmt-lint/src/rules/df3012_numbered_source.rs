//! `DF3012`: stages that are copied from by number.

use dockerfmt_semantic::Source;
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::sources::sources;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY --from` and mounts of a `RUN` that name a stage by its number.
    ///
    /// ## Why it matters
    /// Whoever puts a stage in front of it must count anew, and the reader must count at all.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM golang:1.24
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=0 /app /app
    /// ```
    /// ```dockerfile,good
    /// FROM golang:1.24 AS build
    /// RUN go build -o /app
    /// FROM debian:12
    /// COPY --from=build /app /app
    /// ```
    ///
    /// ## Fix
    /// The name of the stage takes the place of the number, where it has one.
    DF3012 {
        name: "numbered-source",
        severity: Severity::Style,
        presets: &[Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    for word in sources(instruction) {
        let text = word.unquoted();
        let is_number = text.bytes().all(|it| it.is_ascii_digit());
        let source = ctx.model().source(&text, word.range().start);
        if let (Source::Stage(idx), true) = (source, is_number) {
            let line = ctx.line(ctx.stages()[idx].from().range().start);
            let fix = fix(ctx, word, idx);
            ctx.report(word.range(), format!("the stage of line {line} is called by its number"))
                .help("call it by a name")
                .fix(fix);
        }
    }
    Some(())
}

/// Writes the name, if it means this stage where the number stands.
fn fix(ctx: &RuleContext<'_>, word: Word<'_>, idx: usize) -> Option<Fix> {
    let name = ctx.stages().get(idx)?.name()?;
    let means_it = ctx.model().source(name, word.range().start) == Source::Stage(idx);
    let is_plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it));
    let edits = vec![TextEdit::replace(word.range(), name)];
    (means_it && is_plain).then(|| Fix::new(Applicability::Safe, format!("write `{name}`"), edits))
}
