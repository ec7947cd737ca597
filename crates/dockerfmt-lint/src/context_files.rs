//! What `COPY` and `ADD` bring into the image from the build context.
//!
//! Separate because heredocs, URLs and files of other stages have the same place in both, and several rules of our own
//! ask for files only.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::RuleContext;

/// The sources of a `COPY` or `ADD` that are paths in the build context. None for other instructions, and where
/// hadolint's verdicts are wanted, for no rule of its own asks.
pub(crate) fn sources<'t>(ctx: &RuleContext<'_>, instruction: Instruction<'t>) -> Vec<Word<'t>> {
    if ctx.is_compat() {
        return Vec::new();
    }
    let mut res = match (instruction.as_copy(), instruction.as_add()) {
        (Some(it), _) if it.from().is_none() => it.sources(),
        (_, Some(it)) => it.sources(),
        _ => Vec::new(),
    };
    res.retain(|it| is_file(*it));
    res
}

/// Whether `source` is neither a heredoc nor something to fetch.
fn is_file(source: Word<'_>) -> bool {
    let is_heredoc = source.node().descendants().any(|it| it.kind() == SyntaxKind::HEREDOC_OPENER);
    let text = source.text();
    !is_heredoc && !text.starts_with("<<") && !text.contains("://") && !text.starts_with("git@")
}

/// Where a `COPY` or `ADD` puts its files.
pub(crate) fn destination(instruction: Instruction<'_>) -> Option<Word<'_>> {
    match instruction.as_copy() {
        Some(it) => it.destination(),
        None => instruction.as_add()?.destination(),
    }
}

/// Whether `source` is all of the build context.
pub(crate) fn is_whole_context(source: Word<'_>) -> bool {
    matches!(&*source.unquoted(), "." | "./" | "/" | "*" | "./*" | "./.")
}
