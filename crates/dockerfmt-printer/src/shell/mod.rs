//! Shell text of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK CMD`.
//!
//! [`standard`] lays it out by its structure; [`preserve`] keeps the lines of text that is not understood, is for
//! another shell, or is to be preserved.

mod dialect;
mod preserve;
mod quotes;
mod standard;

use std::borrow::Cow;

use dockerfmt_shell::{Joined, Outline, TokenKind, tokens};
use dockerfmt_syntax::{Node, SyntaxKind};

use crate::print::{Part, Printer};
use crate::style::ShellStyle;

pub(crate) use dialect::Dialects;

/// Where shell text stands in its instruction.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The level of operators and statements that begin a line.
    base: usize,
    /// The level of what continues a lone command.
    lone: usize,
}

/// Prints shell text; `None` where the whole instruction is better left alone.
pub(crate) fn shell<'t>(printer: &mut Printer<'t>, part: &Part<'t>, starts_row: bool) -> Option<()> {
    let node = part.element.into_node()?;
    let joined = Joined::from_node(node);
    let text = joined.text();
    let is_broken = printer.gaps.between(node.range()).is_break;
    if looks_like_exec_form(text) || is_broken && printer.is_posix && swallows_lines(&joined) {
        return None;
    }
    printer.start_part(&part.gap, starts_row);
    let level = printer.rows.level();
    let place = Place { base: if printer.rows.is_row_empty() { level } else { level + 1 }, lone: level + 1 };
    if !is_broken {
        let is_tidy = !printer.is_posix || has_single_blanks(text);
        printer.rows.push(&if is_tidy { Cow::Borrowed(text) } else { with_single_blanks(text, node) });
        return Some(());
    }
    let is_standard = printer.is_posix && printer.style.shell == ShellStyle::Standard;
    match is_standard.then(|| Outline::parse(text)).flatten() {
        Some(outline) => standard::layout(printer, &joined, &outline, place),
        None => preserve::lines(printer, node, &joined, place.base),
    }
    Some(())
}

/// What looks like a JSON array and is none is a mistake; guessing what was meant would hide it.
/// `[ -f a ] && [ -f b ]` is no such thing.
fn looks_like_exec_form(text: &str) -> bool {
    let is_test = text.starts_with("[ ") && !text.contains(',');
    text.starts_with('[') && text.ends_with(']') && !is_test
}

/// Whether a shell comment runs on over lines: all of them are its text, which is a mistake that must stay visible.
fn swallows_lines(joined: &Joined) -> bool {
    let text = joined.text();
    let tokens = if text.contains('#') { tokens(text).unwrap_or_default() } else { Vec::new() };
    tokens.into_iter().any(|it| it.kind == TokenKind::Comment && !joined.is_contiguous(it.range))
}

/// Whether nothing between words could change. Most commands on one line are so and need not be read.
fn has_single_blanks(text: &str) -> bool {
    !text.contains("  ") && !text.contains('\t')
}

/// A command on one line with one blank between its words; as it is where its words cannot be told.
fn with_single_blanks<'s>(text: &'s str, node: Node<'_>) -> Cow<'s, str> {
    let Some(tokens) = tokens(&with_heredocs(text, node)) else { return Cow::Borrowed(text) };
    let mut res = String::with_capacity(text.len());
    let mut end = 0;
    for token in tokens.into_iter().take_while(|it| it.range.end <= text.len()) {
        res.push_str(if token.range.start > end { " " } else { "" });
        res.push_str(&text[token.range.clone()]);
        end = token.range.end;
    }
    Cow::Owned(res)
}

/// The text with the heredocs below it, which it needs to be whole.
fn with_heredocs<'s>(text: &'s str, node: Node<'_>) -> Cow<'s, str> {
    let mut res = Cow::Borrowed(text);
    let siblings = node.parent().into_iter().flat_map(|it| it.child_nodes());
    for heredoc in siblings.filter(|it| it.kind() == SyntaxKind::HEREDOC) {
        res.to_mut().push('\n');
        res.to_mut().push_str(heredoc.text());
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_exec_form_and_is_none() {
        assert!(looks_like_exec_form("['a']"));
        assert!(looks_like_exec_form("[ \"a\", 'b' ]"));
        assert!(!looks_like_exec_form("[ -f a ] && [ -f b ]"));
        assert!(!looks_like_exec_form("[[ -f a ]] && b"));
    }
}
