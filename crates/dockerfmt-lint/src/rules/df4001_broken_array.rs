//! `DF4001`: JSON arrays with a mistake in them.

use std::borrow::Cow;

use dockerfmt_syntax::ast::{Command, Instruction};
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::broken_array::{BrokenArray, HELP};
use crate::{FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `RUN`, `COPY`, `ADD` and `VOLUME` with something that was meant as a JSON array and is none: single quotes, a
    /// comma behind the last string, a missing comma, text behind the `]`.
    /// DL3025 reports the same of `CMD`, `ENTRYPOINT` and `HEALTHCHECK`, and DL1000 that of `SHELL`.
    ///
    /// ## Why it matters
    /// The builder does not complain.
    /// It gives a `RUN` to the shell, which looks for a program whose name begins with `[`, and takes the pieces of the
    /// others for paths, brackets and quotes included.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// VOLUME ['/data', '/logs']
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// VOLUME ["/data", "/logs"]
    /// ```
    ///
    /// ## Fix
    /// The strings become a JSON array, where it is clear what they are.
    /// The fix is unsafe: it changes what the builder reads.
    DF4001 {
        name: "broken-array",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let (range, text) = arguments(ctx, instruction)?;
    let array = BrokenArray::read(text.trim_end())?;
    let has_comment = instruction.node().tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    let line = ctx.text()[range].lines().next().unwrap_or_default();
    let keyword = instruction.kind().keyword().unwrap_or_default();
    ctx.report(range, format!("`{}` is no JSON array to `{keyword}`", line.trim_end()))
        .help(HELP)
        .fix(array.fix(range).filter(|_| !has_comment));
    Some(())
}

/// What stands behind the flags, where it is not an array as it should be. Of paths only what is on one line, because
/// the tree does not have the blanks between them.
fn arguments<'t>(ctx: &RuleContext<'t>, instruction: Instruction<'t>) -> Option<(TextRange, Cow<'t, str>)> {
    match instruction.kind() {
        SyntaxKind::RUN => match Command::of(instruction.node())? {
            Command::Shell(it) if instruction.heredocs().next().is_none() => Some((it.range(), it.text())),
            _ => None,
        },
        SyntaxKind::COPY | SyntaxKind::ADD | SyntaxKind::VOLUME => {
            let first = instruction.node().child(SyntaxKind::WORD)?;
            let range = TextRange::new(first.range().start, instruction.range().end);
            let text = &ctx.text()[range];
            (!text.contains('\n')).then_some((range, Cow::Borrowed(text)))
        }
        _ => None,
    }
}
