//! `DF1007`: instructions that belong to the one above.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds lines that begin with the keyword of an instruction, in capitals and without indentation, but go on with the
    /// instruction above, because its last line ends in a continuation.
    /// DF2002 reports the same in a `RUN`, and DL1000 where the instruction above cannot have such words.
    ///
    /// ## Why it matters
    /// The builder reads both as one instruction: the second one is never run, and its words are arguments of the first.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 80 \
    /// CMD ["serve"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 80
    /// CMD ["serve"]
    /// ```
    DF1007 {
        name: "swallowed-instruction",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let range = instruction.range();
    let is_looked_at = !matches!(instruction.kind(), SyntaxKind::RUN | SyntaxKind::UNKNOWN);
    let has_body = instruction.heredocs().next().is_some();
    if !is_looked_at || has_body || !ctx.text()[range].contains('\n') || has_error(ctx, range) {
        return None;
    }
    let mut start = range.start;
    for line in ctx.text()[range].split_inclusive('\n') {
        let keyword = keyword_of(line).filter(|it| start > range.start && !belongs(instruction, it));
        if let Some(keyword) = keyword {
            let range = TextRange::new(start, start + keyword.len() as u32);
            ctx.report(range, format!("`{keyword}` begins no instruction, for the line above goes on"))
                .help("end the instruction above");
        }
        start += line.len() as u32;
    }
    Some(())
}

/// The keyword in capitals that the line begins with, with arguments behind it.
fn keyword_of(line: &str) -> Option<&str> {
    let (word, _) = line.split_once([' ', '\t'])?;
    SyntaxKind::keywords().any(|it| it == word).then_some(word)
}

/// Whether the keyword is a part of the instruction: `ONBUILD` and `HEALTHCHECK` have one.
fn belongs(instruction: Instruction<'_>, keyword: &str) -> bool {
    match instruction.kind() {
        SyntaxKind::ONBUILD => true,
        SyntaxKind::HEALTHCHECK => keyword == "CMD",
        _ => false,
    }
}

fn has_error(ctx: &RuleContext<'_>, range: TextRange) -> bool {
    let errors = &ctx.model().parse().errors;
    let next = errors.partition_point(|it| it.range.start < range.start);
    errors.get(next).is_some_and(|it| it.range.start <= range.end)
}
