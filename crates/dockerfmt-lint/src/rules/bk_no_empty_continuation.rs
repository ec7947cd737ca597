//! `NoEmptyContinuation`: blank lines between the lines of one instruction.

use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange};

use crate::ast::Instruction;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds continued instructions with blank lines in them.
    /// Lines of a heredoc are no matter, nor are comment lines.
    ///
    /// ## Why it matters
    /// The instruction goes on behind the blank line, though it looks as if it had ended.
    /// Docker drops such lines for the sake of old files and has announced that it will stop doing so.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN make \
    ///
    ///     && make install
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN make \
    ///     && make install
    /// ```
    ///
    /// ## Fix
    /// The blank lines are deleted.
    NoEmptyContinuation {
        name: "blank-continuation-line",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let TextRange { start, end } = instruction.range();
    let heredoc = instruction.node().descendants().filter_map(|it| it.into_node());
    let heredoc = heredoc.filter(|it| it.kind() == SyntaxKind::HEREDOC).map(|it| it.range().start).next();
    let end = heredoc.unwrap_or(end);
    let blank = blank_lines(ctx.text(), TextRange::new(start, end));
    let first = *blank.first()?;
    let edits = blank.into_iter().map(TextEdit::delete).collect();
    ctx.report(TextRange::empty(first.start), "there is a blank line in a continued instruction")
        .help("delete it, or write `#` in it")
        .fix(Fix::new(Applicability::Safe, "delete the blank lines", edits))
        .anchor(end.saturating_sub(1).max(start));
    Some(())
}

/// The blank lines of `range`, line ends included. What begins the range is no blank line.
fn blank_lines(text: &str, range: TextRange) -> Vec<TextRange> {
    let mut at = range.start;
    let lines = text[range].split_inclusive('\n').map(|it| {
        let start = at;
        at += it.len() as u32;
        (it, TextRange::new(start, at))
    });
    lines.skip(1).filter(|it| it.0.trim().is_empty()).map(|it| it.1).collect()
}
