//! Shell text of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK CMD`.
//!
//! [`layout`] has text that is understood and is laid out by its structure; [`preserve`] keeps the lines of text that
//! is not, is for another shell, or is to be preserved.

mod blanks;
mod blocks;
mod dialect;
mod full;
mod install;
mod layout;
mod preserve;
mod quotes;
mod script;
mod standard;
mod width;

use std::borrow::Cow;

use dockerfmt_shell::{Joined, Outline, OutlineToken, TokenKind, tokens};
use dockerfmt_syntax::{Node, SyntaxKind};

use crate::print::{Part, Printer};
use crate::shell_text::Kept;
use crate::style::ShellStyle;

pub(crate) use dialect::Dialects;
pub(crate) use script::{heredoc_script, is_same_script, script_heredoc};

use layout::Layout;
use width::Page;

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
    printer.kept = kept(printer, &joined, is_broken);
    if matches!(printer.kept, Some(Kept::Malformed | Kept::SwallowedLines)) {
        return None;
    }
    printer.start_part(&part.gap, starts_row);
    let level = printer.rows.level();
    let place = Place { base: if printer.rows.is_row_empty() { level } else { level + 1 }, lone: level + 1 };
    let style = printer.style.shell;
    // Where it cannot become tidier, text on one line need not be read.
    let reads = printer.is_posix && (is_broken && style != ShellStyle::Preserve || style == ShellStyle::Full);
    let whole = reads.then(|| with_heredocs(text, node));
    let outline = whole.and_then(|it| outline(&it, &joined));
    if reads && outline.is_none() {
        printer.kept = Some(if text.contains("{{") { Kept::Template } else { Kept::NotUnderstood });
    }
    match outline {
        Some(outline) => lay_out(printer, Layout::new(printer, &joined, &outline, place)),
        None if is_broken => preserve::lines(printer, node, &joined, place.base),
        None => {
            let is_tidy = !printer.is_posix || has_single_blanks(text);
            printer.rows.push(&if is_tidy { Cow::Borrowed(text) } else { with_single_blanks(text, node) });
        }
    }
    Some(())
}

/// Why the text keeps its lines whatever its structure is.
fn kept(printer: &Printer<'_>, joined: &Joined, is_broken: bool) -> Option<Kept> {
    if looks_like_exec_form(joined.text()) {
        Some(Kept::Malformed)
    } else if !printer.is_posix {
        Some(Kept::OtherShell)
    } else if is_broken && swallows_lines(joined) {
        Some(Kept::SwallowedLines)
    } else {
        (printer.style.shell == ShellStyle::Preserve).then_some(Kept::Preserved)
    }
}

/// Prints text that is understood.
fn lay_out<'t>(printer: &mut Printer<'t>, mut layout: Layout<'t, '_>) {
    // Breaks inside a word do not count.
    let is_broken = layout.is_broken();
    if printer.style.shell == ShellStyle::Full {
        let page = Page::new(printer);
        // Without the heredocs below it no shell could read the command, and say that it means the same.
        if layout.tokens.iter().all(|it| it.kind != TokenKind::HeredocOpener) {
            layout.tidy_blanks();
        }
        if is_broken || !layout.fits(page) {
            layout.break_fully(page);
        }
    } else if is_broken {
        layout.lead_with_operators();
        layout.break_outermost_list();
        layout.complete_operators();
    }
    layout.print(printer);
}

/// The outline of the text, read with the heredocs below it; `None` where an opener has a continuation in it, which
/// the layout would take for the end of a word.
fn outline(whole: &str, joined: &Joined) -> Option<Outline> {
    let outline = Outline::parse(whole)?;
    let openers = outline.tokens().windows(2).filter(|it| it[0].kind == TokenKind::HeredocOpener);
    let is_cut = |it: &[OutlineToken]| {
        let range = it[0].range.start..it[1].range.end;
        range.end <= joined.text().len() && !joined.is_contiguous(range)
    };
    let has_cut = openers.into_iter().any(is_cut);
    (!has_cut).then_some(outline)
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
pub(crate) fn with_heredocs<'s>(text: &'s str, node: Node<'_>) -> Cow<'s, str> {
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
