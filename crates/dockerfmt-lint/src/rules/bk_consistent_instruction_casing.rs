//! `ConsistentInstructionCasing`: keywords that are not written as most of the file are.

use dockerfmt_syntax::{SyntaxKind, TextEdit};

use crate::ast::Instruction;
use crate::keyword_case::{Case, Keyword};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds keywords that are not in the letter case, upper or lower, that most keywords of the file have.
    /// Where there are as many of both, upper case is expected.
    /// An `ARG` before the first `FROM` and what `ONBUILD` triggers are not looked at.
    ///
    /// ## Why it matters
    /// Letter case means nothing to Docker, but people look for it when they look for instructions.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// run make
    /// CMD ["/app"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN make
    /// CMD ["/app"]
    /// ```
    ///
    /// ## Fix
    /// The keyword is written as the others are, and the `AS` of a `FROM` with it.
    ConsistentInstructionCasing {
        name: "mixed-keyword-case",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let keywords: Vec<_> = instructions(ctx).filter_map(|it| Some((it, Keyword::of(it)?))).collect();
    let count = |case| keywords.iter().filter(|it| it.1.case() == case).count();
    let majority = if count(Case::Lower) > count(Case::Upper) { Case::Lower } else { Case::Upper };
    for (instruction, keyword) in keywords.iter().filter(|it| it.1.case() != majority) {
        let case = majority.as_str();
        let edits = edits(*instruction, keyword, majority);
        let fix = Fix::new(Applicability::Safe, format!("write it in {case}"), edits);
        ctx.report(keyword.range(), format!("`{}` is not in {case}, as most keywords are", keyword.text()))
            .help(format!("write it in {case}"))
            .fix(fix);
    }
}

/// The `AS` of a `FROM` goes with it, or the two would differ.
fn edits(instruction: Instruction<'_>, keyword: &Keyword<'_>, case: Case) -> Vec<TextEdit> {
    let inner = instruction.as_from().and_then(Keyword::of_as);
    std::iter::once(keyword).chain(&inner).flat_map(|it| it.in_case(case)).collect()
}

/// Each `FROM` and what follows it. An unknown keyword is an error, whatever its case.
fn instructions<'t>(ctx: &RuleContext<'t>) -> impl Iterator<Item = Instruction<'t>> {
    let instructions = ctx.instructions().iter().copied();
    instructions.skip_while(|it| it.kind() != SyntaxKind::FROM)
}
