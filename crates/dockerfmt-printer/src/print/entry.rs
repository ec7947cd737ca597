//! The entries of a file: directives, comments and instructions, each with the blank lines before it.
//!
//! Separate from their printing, so that only this file counts the bytes between them.

use dockerfmt_syntax::{Node, NodeOrToken, SyntaxKind, TextRange};

/// A directive, a comment or an instruction.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// The node of the directive or instruction, or the token of the comment.
    pub(super) element: NodeOrToken<'t>,
    /// What stands before its first visible byte: the byte order mark, blank lines, indentation.
    pub(super) before: &'t str,
    /// `before`, the element, and its line end. Entries follow each other without a gap.
    pub(super) range: TextRange,
}

impl<'t> Entry<'t> {
    /// The entries of the file `root`.
    pub(super) fn all_of(root: Node<'t>) -> Vec<Self> {
        let mut res: Vec<Self> = Vec::new();
        let mut children = root.children().peekable();
        while let Some(element) = children.next() {
            let kind = element.kind();
            if kind.is_trivia() && kind != SyntaxKind::COMMENT {
                continue;
            }
            let start = res.last().map_or(0, |it| it.range.end);
            let mut end = element.range().end;
            let is_in_line = |it: &NodeOrToken<'t>| it.kind() == SyntaxKind::WHITESPACE;
            while let Some(it) = children.next_if(is_in_line) {
                end = it.range().end;
            }
            if let Some(it) = children.next_if(|it| it.kind() == SyntaxKind::NEWLINE) {
                end = it.range().end;
            }
            let before = &root.tree().text()[TextRange::new(start, element.range().start)];
            res.push(Entry { element, before, range: TextRange::new(start, end) });
        }
        res
    }

    /// The blanks before its first visible byte.
    pub(super) fn indent(&self) -> &'t str {
        self.before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}')
    }

    /// How many blank lines stand before it.
    pub(super) fn n_blank_lines(&self) -> usize {
        self.before.matches('\n').count()
    }

    /// The byte order mark before it, if there is one.
    pub(super) fn bom(&self) -> &'static str {
        bom(self.before)
    }
}

/// The byte order mark that `text` begins with, if there is one.
pub(super) fn bom(text: &str) -> &'static str {
    if text.starts_with('\u{feff}') { "\u{feff}" } else { "" }
}
