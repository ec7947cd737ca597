//! The file: entry after entry, with blank lines between them, or copied where a pragma asks for it.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{Node, NodeOrToken, Parse, SyntaxKind, TextRange, Token};

use crate::chunk::Chunk;
use crate::gap::comment_text;
use crate::pragma::Pragma;
use crate::shell::{Dialects, script_heredoc};
use crate::shell_text::{Kept, ShellText};
use crate::style::Style;

use super::entry::{Entry, bom};
use super::instruction::{Printed, instruction};
use super::line_end::line_end;
use super::understood::has_open_heredoc;

/// A file as it is printed.
pub(crate) struct PrintedFile {
    pub(crate) chunks: Vec<Chunk>,
    pub(crate) shell_texts: Vec<ShellText>,
}

/// Prints the file; the instructions whose indices are in `verbatim`, which is sorted, byte for byte.
pub(crate) fn file(parse: &Parse, style: &Style, verbatim: &[usize]) -> PrintedFile {
    let text = parse.tree.text();
    let entries = Entry::all_of(parse.tree.root());
    let mut printer = FilePrinter {
        parse,
        style,
        line_end: line_end(text, &entries, style),
        verbatim,
        dialects: Dialects::new(parse.tree.escape()),
        chunks: Vec::new(),
        shell_texts: Vec::new(),
        n_instructions: 0,
        is_above_all: true,
        is_off: false,
        skips_next: false,
        ends_in_heredoc: false,
    };
    for entry in &entries {
        printer.entry(entry);
    }
    printer.end()
}

struct FilePrinter<'t> {
    parse: &'t Parse,
    style: &'t Style,
    line_end: &'static str,
    verbatim: &'t [usize],
    dialects: Dialects,
    chunks: Vec<Chunk>,
    shell_texts: Vec<ShellText>,
    n_instructions: usize,
    /// Nothing but directives was seen.
    is_above_all: bool,
    /// A pragma asks to copy all up to another one.
    is_off: bool,
    /// A pragma asks to copy the instruction directly below.
    skips_next: bool,
    /// The file ends inside a heredoc, where a line end is content.
    ends_in_heredoc: bool,
}

impl<'t> FilePrinter<'t> {
    fn entry(&mut self, entry: &Entry<'t>) {
        self.skips_next &= entry.n_blank_lines() == 0;
        match entry.element {
            NodeOrToken::Token(comment) => self.comment(entry, comment),
            NodeOrToken::Node(node) => match Instruction::cast(node) {
                Some(it) => self.instruction(entry, it),
                None => self.push(entry, &format!("{}{}", entry.indent(), node.text()), false),
            },
        }
        self.is_above_all &= entry.element.kind() == SyntaxKind::DIRECTIVE;
    }

    fn comment(&mut self, entry: &Entry<'t>, token: Token<'t>) {
        let was_off = self.is_off;
        match Pragma::of(comment_text(token)) {
            Some(Pragma::Off) => self.is_off = true,
            Some(Pragma::On) => self.is_off = false,
            Some(Pragma::Skip) => self.skips_next = true,
            None => {}
        }
        match (was_off, self.is_off) {
            (true, true) => self.copy(entry),
            (true, false) => self.push_behind_copied(entry, comment_text(token)),
            (false, _) => self.push(entry, comment_text(token), false),
        }
    }

    fn instruction(&mut self, entry: &Entry<'t>, it: Instruction<'t>) {
        let node = it.node();
        let idx = self.n_instructions;
        self.n_instructions += 1;
        let has_open_heredoc = has_open_heredoc(node);
        self.ends_in_heredoc = has_open_heredoc && node.range().end as usize == self.parse.tree.text().len();
        let is_posix = self.dialects.posix_in(it);
        let skips = std::mem::take(&mut self.skips_next) || has_skip(node);
        let printed = if skips || self.is_off {
            Err(Kept::Skipped)
        } else if self.verbatim.binary_search(&idx).is_ok() {
            Err(Kept::Unproved)
        } else {
            instruction(self.parse, it, self.style, self.line_end, is_posix)
        };
        self.note_shell_texts(node, &printed);
        if self.is_off {
            return self.copy(entry);
        }
        let printed = printed.map_or_else(|_| format!("{}{}", entry.indent(), node.text()), |it| it.text);
        // An open heredoc is content as far as it goes; only a line end behind it is the printer's.
        let is_followed = self.parse.tree.text()[node.range().end as usize..].starts_with(['\r', '\n']);
        let has_end = if has_open_heredoc { !is_followed } else { printed.ends_with('\n') };
        self.push(entry, &printed, has_end);
    }

    /// Notes what becomes of the shell texts of an instruction.
    fn note_shell_texts(&mut self, node: Node<'t>, printed: &Result<Printed, Kept>) {
        let triggered = node.child_nodes().find(|it| it.kind().is_instruction());
        let form = triggered.unwrap_or(node).child(SyntaxKind::SHELL_FORM);
        let body = script_heredoc(node).and_then(|it| it.token(SyntaxKind::HEREDOC_BODY));
        let (of_form, of_body) = match printed {
            Ok(it) => (it.kept, it.kept_script),
            Err(kept) => (Some(*kept), Some(*kept)),
        };
        let form = form.map(|it| ShellText { range: it.range(), is_heredoc: false, kept: of_form });
        let body = body.map(|it| ShellText { range: it.range(), is_heredoc: true, kept: of_body });
        self.shell_texts.extend(form.into_iter().chain(body));
    }

    /// Adds what is printed for an entry, behind its blank lines, and a line end unless it has one.
    fn push(&mut self, entry: &Entry<'t>, printed: &str, has_end: bool) {
        let blank_lines = self.line_end.repeat(self.n_blank_lines(entry));
        let line_end = if has_end { "" } else { self.line_end };
        self.add(entry, format!("{}{blank_lines}{printed}{line_end}", entry.bom()));
    }

    /// How many of the blank lines before an entry are kept.
    fn n_blank_lines(&self, entry: &Entry<'t>) -> usize {
        let max = usize::from(self.style.max_blank_lines);
        let max = if self.is_above_all && means_more_at_the_top(entry) {
            max.max(1)
        } else if self.chunks.is_empty() {
            0
        } else {
            max
        };
        entry.n_blank_lines().min(max)
    }

    /// Adds an entry as it is.
    fn copy(&mut self, entry: &Entry<'t>) {
        self.add(entry, self.parse.tree.text()[entry.range].to_owned());
    }

    /// Adds the pragma that ends a copied region; the blank lines above it are still part of that.
    fn push_behind_copied(&mut self, entry: &Entry<'t>, pragma: &str) {
        let before = entry.before.trim_end_matches([' ', '\t']);
        self.add(entry, format!("{before}{pragma}{}", self.line_end));
    }

    fn add(&mut self, entry: &Entry<'t>, text: String) {
        self.chunks.push(Chunk { range: entry.range, text });
    }

    /// Adds what stands behind the last entry, and ends the file with one line end, or none where the style says so.
    fn end(mut self) -> PrintedFile {
        let done = self.chunks.last().map_or(0, |it| it.range.end);
        let text = self.parse.tree.text();
        let range = TextRange::new(done, text.len() as u32);
        let rest = &text[range];
        if !rest.is_empty() {
            let text = if self.is_off { rest } else { bom(rest) };
            self.chunks.push(Chunk { range, text: text.to_owned() });
        }
        if !self.style.final_newline && !self.is_off && !self.ends_in_heredoc {
            trim_last_line_end(&mut self.chunks);
        }
        PrintedFile { chunks: self.chunks, shell_texts: self.shell_texts }
    }
}

/// Whether the entry would become a directive or a byte order mark without the blank line above it.
fn means_more_at_the_top(entry: &Entry<'_>) -> bool {
    match entry.element {
        NodeOrToken::Token(comment) => comment.text().contains('='),
        NodeOrToken::Node(node) => node.text().starts_with('\u{feff}'),
    }
}

/// Whether a comment inside the instruction asks to leave it alone.
fn has_skip(node: Node<'_>) -> bool {
    let mut comments = node.tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    comments.any(|it| Pragma::of(comment_text(it)) == Some(Pragma::Skip))
}

fn trim_last_line_end(chunks: &mut [Chunk]) {
    if let Some(last) = chunks.iter_mut().rev().find(|it| !it.text.is_empty()) {
        last.text.truncate(last.text.trim_end_matches(['\r', '\n']).len());
    }
}
