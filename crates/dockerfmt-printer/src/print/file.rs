//! The file: directives, comments, blank lines and instructions, each with its lines.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{Node, NodeOrToken, Parse, SyntaxKind, TextRange, Token};

use crate::chunk::Chunk;
use crate::gap::comment_text;
use crate::pragma::Pragma;
use crate::shell::Dialects;
use crate::style::{LineEnding, Style};

use super::instruction;

/// Prints the file; the instructions whose indices are in `verbatim` byte for byte.
pub(crate) fn file(parse: &Parse, style: &Style, verbatim: &[usize]) -> Vec<Chunk> {
    let text = parse.tree.text();
    let mut printer = FilePrinter {
        text,
        style,
        line_end: line_end(text, style.line_ending),
        dialects: Dialects::new(parse.tree.escape()),
        chunks: Vec::new(),
        done: 0,
        skips_next: false,
        is_off: false,
    };
    let mut n_instructions = 0;
    let children: Vec<_> = parse.tree.root().children().collect();
    for (i, child) in children.iter().enumerate() {
        // What stands before a line's first visible byte is part of its chunk.
        let has_line_end = children.get(i + 1).is_some_and(|it| it.kind() == SyntaxKind::NEWLINE);
        let line = Line { range: child.range(), has_line_end };
        match *child {
            NodeOrToken::Token(it) if it.kind() == SyntaxKind::COMMENT => printer.comment(it, &line),
            NodeOrToken::Node(it) if it.kind() == SyntaxKind::DIRECTIVE => printer.directive(it, &line),
            NodeOrToken::Node(it) => {
                let is_verbatim = verbatim.contains(&n_instructions);
                n_instructions += 1;
                printer.instruction(it, &line, is_verbatim);
            }
            NodeOrToken::Token(_) => {}
        }
    }
    printer.end()
}

/// Where a directive, comment or instruction is, and whether a line end follows it.
struct Line {
    range: TextRange,
    has_line_end: bool,
}

struct FilePrinter<'t> {
    text: &'t str,
    style: &'t Style,
    line_end: &'static str,
    dialects: Dialects,
    chunks: Vec<Chunk>,
    /// Bytes of the source that are in chunks.
    done: u32,
    /// A pragma or a comment inside the instruction asks to copy it.
    skips_next: bool,
    is_off: bool,
}

impl<'t> FilePrinter<'t> {
    fn comment(&mut self, token: Token<'t>, line: &Line) {
        let was_off = self.is_off;
        match Pragma::of(comment_text(token)) {
            Some(Pragma::Off) => self.is_off = true,
            Some(Pragma::On) => self.is_off = false,
            Some(Pragma::Skip) => self.skips_next = true,
            None => {}
        }
        if was_off && self.is_off {
            self.copy(line);
        } else if was_off {
            // The bytes up to the pragma that ends it are copied, blank lines included.
            self.copy_indented(line, comment_text(token));
        } else {
            self.push(line, comment_text(token).to_owned(), true);
        }
    }

    fn directive(&mut self, node: Node<'t>, line: &Line) {
        let indent = self.indent(line);
        self.push(line, format!("{indent}{}", node.text()), true);
    }

    fn instruction(&mut self, node: Node<'t>, line: &Line, is_verbatim: bool) {
        let skips = std::mem::take(&mut self.skips_next);
        let Some(it) = Instruction::cast(node) else { return };
        let is_posix = self.dialects.posix_in(it);
        if self.is_off {
            return self.copy(line);
        }
        if !is_verbatim && !skips && !has_skip(node) {
            let printed = instruction::instruction(it, self.style, self.line_end, is_posix);
            if let Some(printed) = printed {
                return self.push(line, printed, true);
            }
        }
        let indent = self.indent(line);
        self.push(line, format!("{indent}{}", node.text()), !node.text().ends_with('\n'));
    }

    /// The blanks before the first visible byte of the line.
    fn indent(&self, line: &Line) -> &'t str {
        let before = &self.text[TextRange::new(self.done, line.range.start)];
        before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}')
    }

    /// Adds a chunk of printed text behind at most so many blank lines as the style has.
    fn push(&mut self, line: &Line, printed: String, ends_line: bool) {
        let before = &self.text[TextRange::new(self.done, line.range.start)];
        let mut res = String::new();
        if before.starts_with('\u{feff}') {
            res.push('\u{feff}');
        }
        let n_blank = before.matches('\n').count();
        // Without its blank lines, a comment at the top could become a directive.
        let keeps_top = self.done == 0 && printed.starts_with('#') && printed.contains('=');
        let n_kept = if self.done == 0 && !keeps_top {
            0
        } else {
            n_blank.min(usize::from(self.style.max_blank_lines))
        };
        let n_kept = if keeps_top { n_blank.min(1) } else { n_kept };
        res.push_str(&self.line_end.repeat(n_kept));
        res.push_str(&printed);
        if ends_line {
            res.push_str(self.line_end);
        }
        self.add(line, res);
    }

    /// Adds a chunk that is the source itself.
    fn copy(&mut self, line: &Line) {
        let end = self.line_end_of(line);
        self.add(line, self.text[TextRange::new(self.done, end)].to_owned());
    }

    /// Adds a chunk with the source before the line, and the line itself printed.
    fn copy_indented(&mut self, line: &Line, printed: &str) {
        let before = &self.text[TextRange::new(self.done, line.range.start)];
        let before = before.trim_end_matches([' ', '\t']);
        self.add(line, format!("{before}{printed}{}", self.line_end));
    }

    fn add(&mut self, line: &Line, text: String) {
        let end = self.line_end_of(line);
        self.chunks.push(Chunk { range: TextRange::new(self.done, end), text });
        self.done = end;
    }

    /// The offset behind the line's end.
    fn line_end_of(&self, line: &Line) -> u32 {
        let rest = &self.text[line.range.end as usize..];
        let len = if line.has_line_end { rest.find('\n').map_or(rest.len(), |it| it + 1) } else { 0 };
        line.range.end + len as u32
    }

    /// Ends the file with exactly one line end, or none where the style says so.
    fn end(mut self) -> Vec<Chunk> {
        let rest = &self.text[self.done as usize..];
        let end = self.text.len() as u32;
        if self.is_off && !self.chunks.is_empty() {
            self.chunks.push(Chunk { range: TextRange::new(self.done, end), text: rest.to_owned() });
        } else if !rest.is_empty() {
            let text = if rest.starts_with('\u{feff}') { "\u{feff}" } else { "" };
            self.chunks.push(Chunk { range: TextRange::new(self.done, end), text: text.to_owned() });
        }
        if !self.style.final_newline && !self.is_off {
            trim_last_line_end(&mut self.chunks);
        }
        self.chunks
    }
}

fn trim_last_line_end(chunks: &mut [Chunk]) {
    if let Some(last) = chunks.iter_mut().rev().find(|it| !it.text.is_empty()) {
        last.text.truncate(last.text.trim_end_matches(['\r', '\n']).len());
    }
}

/// Whether a comment inside the instruction asks to leave it alone.
fn has_skip(node: Node<'_>) -> bool {
    let mut comments = node.tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    comments.any(|it| Pragma::of(comment_text(it)) == Some(Pragma::Skip))
}

/// The line end of what is printed.
fn line_end(text: &str, setting: LineEnding) -> &'static str {
    let n_crlf = text.matches("\r\n").count();
    let is_crlf = match setting {
        LineEnding::Auto => n_crlf > text.matches('\n').count() - n_crlf,
        LineEnding::Lf => false,
        LineEnding::Crlf => true,
    };
    if is_crlf { "\r\n" } else { "\n" }
}
