//! Shell text of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK CMD`.
//!
//! [`standard`] lays it out by its structure; [`preserve`] keeps the lines of text that is not understood, is for
//! another shell, or is to be preserved.

mod dialect;
mod preserve;
mod quotes;
mod standard;

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
    // What looks like a JSON array and is none is a mistake; guessing what was meant would hide it.
    if text.starts_with('[') && text.ends_with(']') {
        return None;
    }
    printer.start_part(&part.gap, starts_row);
    let level = printer.rows.level();
    let place = Place { base: if printer.rows.is_row_empty() { level } else { level + 1 }, lone: level + 1 };
    let is_broken = printer.gaps.between(node.range()).is_break;
    if !is_broken && has_single_blanks(text) {
        printer.rows.push(text);
        return Some(());
    }
    if !printer.is_posix {
        return preserve::lines(printer, node, &joined, place.base);
    }
    match Outline::parse(text) {
        Some(outline) if !is_broken || printer.style.shell == ShellStyle::Standard => {
            standard::layout(printer, &joined, &outline, place)
        }
        None if !is_broken => {
            printer.rows.push(&with_single_blanks(text));
            Some(())
        }
        _ => preserve::lines(printer, node, &joined, place.base),
    }
}

/// Whether nothing between words could change. Most commands on one line are so and need not be read.
fn has_single_blanks(text: &str) -> bool {
    !text.contains("  ") && !text.contains('\t')
}

/// A command on one line with one blank between its words; as it is where its words cannot be told.
fn with_single_blanks(text: &str) -> String {
    let Some(tokens) = tokens(text).filter(|it| it.iter().all(|it| it.kind != TokenKind::HeredocBody)) else {
        return text.to_owned();
    };
    let mut res = String::with_capacity(text.len());
    let mut end = 0;
    for token in tokens {
        res.push_str(if token.range.start > end { " " } else { "" });
        res.push_str(&text[token.range.clone()]);
        end = token.range.end;
    }
    res
}

/// Whether a heredoc is opened in the text.
fn has_heredoc(node: Node<'_>) -> bool {
    node.child(SyntaxKind::HEREDOC_OPENER).is_some()
}
