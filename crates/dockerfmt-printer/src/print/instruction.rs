//! One instruction: its parts in order, and which printer takes them.

use std::borrow::Cow;

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{Node, NodeOrToken, Parse, SyntaxKind, TextRange, Tree};

use crate::gap::{Gap, Gaps};
use crate::rows::{Indent, Rows};
use crate::shell::heredoc_script;
use crate::shell_text::Kept;
use crate::style::Style;

use super::understood::{head_range, is_understood};
use super::{env, exec, flag, from, healthcheck, words};

/// A child of an instruction that is no trivia, with what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Part<'t> {
    pub(crate) element: NodeOrToken<'t>,
    pub(crate) gap: Gap<'t>,
}

/// The state of printing one instruction.
pub(crate) struct Printer<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) style: &'t Style,
    pub(crate) gaps: Gaps<'t>,
    pub(crate) rows: Rows<'t>,
    pub(crate) line_end: &'static str,
    /// Whether shell text is for a POSIX shell.
    pub(crate) is_posix: bool,
    /// Whether the instruction is over several lines: by the author, or because its command is broken.
    pub(crate) is_multi_line: bool,
    /// Why the shell text keeps its lines, if it does.
    pub(crate) kept: Option<Kept>,
}

/// An instruction as it is printed.
pub(super) struct Printed {
    /// Its lines without the last line end.
    pub(super) text: String,
    /// Why its shell text keeps its lines, if it does.
    pub(super) kept: Option<Kept>,
    /// The same of its script in a heredoc.
    pub(super) kept_script: Option<Kept>,
}

/// Prints `it`.
///
/// # Errors
/// Where it is to be left alone.
pub(super) fn instruction<'t>(
    parse: &'t Parse,
    it: Instruction<'t>,
    style: &'t Style,
    line_end: &'static str,
    is_posix: bool,
) -> Result<Printed, Kept> {
    let node = it.node();
    if !is_understood(parse, node) {
        return Err(Kept::Malformed);
    }
    let new_printer = || Printer {
        tree: node.tree(),
        style,
        gaps: Gaps::new(node),
        rows: Rows::new(),
        line_end,
        is_posix,
        is_multi_line: false,
        kept: None,
    };
    let mut printer = new_printer();
    printer.is_multi_line = printer.is_broken(node);
    printer.whole(node)?;
    if !printer.is_multi_line && printer.rows.is_multi_line() {
        // A command was broken that stood on one line; now its flags have lines of their own too.
        printer = Printer { is_multi_line: true, ..new_printer() };
        printer.whole(node)?;
    }
    let kept = printer.kept;
    let mut kept_script = None;
    let mut text = printer.rows.finish(style, node.tree().escape(), line_end);
    // Bodies of heredocs and their terminators are content, byte for byte.
    let head = head_range(node);
    if head.end < node.range().end {
        text.push_str(line_end);
        let script = if is_posix { heredoc_script(node, style) } else { Err(Kept::OtherShell) };
        let start = script.as_ref().map_or(head.end, |it| it.body.end);
        match script {
            Ok(it) => text.push_str(&it.text),
            Err(it) => kept_script = Some(it),
        }
        text.push_str(&node.tree().text()[TextRange::new(start, node.range().end)]);
    }
    Ok(Printed { text, kept, kept_script })
}

impl<'t> Printer<'t> {
    /// Prints all parts of an instruction.
    fn whole(&mut self, node: Node<'t>) -> Result<(), Kept> {
        self.parts_of(node).ok_or(self.kept.unwrap_or(Kept::Malformed))
    }

    /// Prints the parts of `node`; of what an ONBUILD triggers, by the rules of that instruction.
    fn parts_of(&mut self, node: Node<'t>) -> Option<()> {
        let parts = self.parts(node);
        let (keyword, rest) = parts.split_first()?;
        self.keyword(keyword);
        let n_flags = rest.iter().take_while(|it| flag::is_flag(it)).count();
        let (flags, arguments) = rest.split_at(n_flags);
        flag::flags(self, flags);
        let has_flag_rows = flag::has_rows(self, flags);
        match node.kind() {
            SyntaxKind::ONBUILD => {
                let inner = arguments.first()?;
                self.start_part(&inner.gap, false);
                self.parts_of(inner.element.into_node()?)
            }
            SyntaxKind::ENV | SyntaxKind::LABEL | SyntaxKind::ARG => env::env(self, arguments),
            SyntaxKind::FROM => {
                from::from(self, arguments);
                Some(())
            }
            SyntaxKind::HEALTHCHECK => healthcheck::healthcheck(self, arguments, !flags.is_empty()),
            _ => arguments.iter().enumerate().try_for_each(|(i, it)| {
                let starts_row = i == 0 && has_flag_rows;
                match it.element.kind() {
                    SyntaxKind::EXEC_FORM => exec::exec(self, it, starts_row),
                    SyntaxKind::SHELL_FORM => crate::shell::shell(self, it, starts_row),
                    _ => {
                        words::word(self, it, starts_row);
                        Some(())
                    }
                }
            }),
        }
    }

    /// The children of `node` that are no trivia, up to the bodies of heredocs.
    pub(super) fn parts(&self, node: Node<'t>) -> Vec<Part<'t>> {
        let mut end = node.range().start;
        let mut res = Vec::new();
        let visible = node.children().filter(|it| !it.kind().is_trivia());
        for element in visible.take_while(|it| it.kind() != SyntaxKind::HEREDOC) {
            let gap = self.gaps.between(TextRange::new(end, element.range().start));
            end = element.range().end;
            res.push(Part { element, gap });
        }
        res
    }

    /// Prints a keyword in upper case.
    pub(super) fn keyword(&mut self, part: &Part<'t>) {
        let text = self.source(part.element.range()).to_ascii_uppercase();
        self.start_part(&part.gap, false);
        self.rows.push(&text);
    }

    /// Begins a new row where the author did, or where `starts_row` asks for one.
    pub(crate) fn start_part(&mut self, gap: &Gap<'t>, starts_row: bool) {
        if gap.is_break || starts_row {
            self.rows.new_row(Indent::Level(1), gap.clone());
        }
    }

    /// The source of `range`; the line ends of continuations inside it become those of the file.
    pub(crate) fn source(&self, range: TextRange) -> Cow<'t, str> {
        let text = &self.tree.text()[range];
        if !text.contains('\n') {
            return Cow::Borrowed(text);
        }
        let lines: Vec<&str> = text.split('\n').map(|it| it.trim_end_matches('\r')).collect();
        Cow::Owned(lines.join(self.line_end))
    }

    /// Whether the author broke the line between two parts of `node`, or in its command.
    fn is_broken(&self, node: Node<'t>) -> bool {
        !self.gaps.is_empty()
            && self.parts(node).iter().any(|it| it.gap.is_break || self.is_broken_inside(it.element))
    }

    /// Breaks inside a word do not count: they are part of a quoted text.
    fn is_broken_inside(&self, element: NodeOrToken<'t>) -> bool {
        match element {
            NodeOrToken::Node(it) if it.kind() == SyntaxKind::SHELL_FORM => {
                self.gaps.between(it.range()).is_break
            }
            NodeOrToken::Node(it) if it.kind() == SyntaxKind::EXEC_FORM || it.kind().is_instruction() => {
                self.is_broken(it)
            }
            _ => false,
        }
    }
}
