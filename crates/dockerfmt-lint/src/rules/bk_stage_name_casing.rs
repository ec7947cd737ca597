//! `StageNameCasing`: stage names with upper-case letters.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Word;

use crate::stage_names::name_range;
use crate::stage_references::StageReferences;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stage names that are not in lower case.
    ///
    /// ## Why it matters
    /// Docker does not tell letter cases of stage names apart, but images have none but small letters.
    /// A name in lower case cannot be mistaken for something else.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 AS Builder
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS builder
    /// ```
    ///
    /// ## Fix
    /// The name is written in lower case, and so are the words that mean the stage.
    StageNameCasing {
        name: "upper-case-stage-name",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut references = None;
    for stage in ctx.stages() {
        let Some(name) = stage.name().filter(|it| it.contains(char::is_uppercase)) else { continue };
        let references = references.get_or_insert_with(|| StageReferences::new(ctx));
        let fix = in_lower_case(references, stage);
        ctx.report(name_range(stage), format!("the stage name `{name}` is not in lower case"))
            .help("write it in lower case")
            .fix(fix);
    }
}

fn in_lower_case(references: &StageReferences<'_>, stage: &Stage<'_>) -> Option<Fix> {
    let name = stage.from().stage_name()?;
    let words = std::iter::once(&name).chain(references.of(stage));
    let edits = words.map(|it| lowered(*it)).collect::<Option<Vec<_>>>()?;
    Some(Fix::new(Applicability::Safe, "write the name in lower case", edits))
}

/// The edit that writes the word in lower case; `None` where variables, quotes or continuations are in it.
fn lowered(word: Word<'_>) -> Option<TextEdit> {
    let text = word.node().text();
    let is_plain = text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.'));
    is_plain.then(|| TextEdit::replace(word.range(), text.to_ascii_lowercase()))
}
