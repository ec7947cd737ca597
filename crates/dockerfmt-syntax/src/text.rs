//! Offsets, ranges, lines and edits: the words in which every other crate speaks about the source.

use std::fmt;
use std::ops::{Index, Range};

/// A half-open pair of byte offsets into the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextRange {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range from `start` up to, but not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        TextRange { start, end }
    }

    /// The empty range at `offset`.
    pub const fn empty(offset: u32) -> Self {
        TextRange { start: offset, end: offset }
    }

    /// Number of bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range has no bytes.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the range; the end does not.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies in the range.
    pub const fn contains_range(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the ranges share a byte or touch, so that an edit of one may meet an edit of the other.
    pub const fn intersects(self, other: TextRange) -> bool {
        if self.is_empty() || other.is_empty() {
            return self.start <= other.end && other.start <= self.end;
        }
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that has both.
    pub fn cover(self, other: TextRange) -> TextRange {
        TextRange::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start as usize..range.end as usize
    }
}

impl Index<TextRange> for str {
    type Output = str;

    /// # Panics
    /// When the range is outside the text or splits a character.
    fn index(&self, range: TextRange) -> &str {
        &self[Range::from(range)]
    }
}

/// Replaces the bytes of `range` by `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// What goes; empty for an insertion.
    pub range: TextRange,
    /// What comes; empty for a deletion.
    pub replacement: String,
}

impl TextEdit {
    /// An edit that replaces `range`.
    pub fn replace(range: TextRange, replacement: impl Into<String>) -> Self {
        TextEdit { range, replacement: replacement.into() }
    }

    /// An edit that inserts at `offset`.
    pub fn insert(offset: u32, replacement: impl Into<String>) -> Self {
        TextEdit::replace(TextRange::empty(offset), replacement)
    }

    /// An edit that deletes `range`.
    pub fn delete(range: TextRange) -> Self {
        TextEdit::replace(range, "")
    }
}

/// Applies edits that do not overlap; their order does not matter.
///
/// Two insertions at one offset are applied in the order given.
/// Returns `None` when two edits overlap or one lies outside the text or splits a character.
pub fn apply_edits(text: &str, edits: &[TextEdit]) -> Option<String> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|it| (it.range.start, it.range.end));
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        let Range { start, end } = Range::from(edit.range);
        res.push_str(text.get(done..start)?);
        text.get(start..end)?;
        res.push_str(&edit.replacement);
        done = end;
    }
    res.push_str(text.get(done..)?);
    Some(res)
}

/// Finds lines and columns of byte offsets. Lines end at LF only, as they do for BuildKit.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let after_newline =
            text.bytes().enumerate().filter(|&(_, it)| it == b'\n').map(|(i, _)| i as u32 + 1);
        LineIndex { starts: std::iter::once(0).chain(after_newline).collect() }
    }

    /// The line of `offset`, counted from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&it| it <= offset) as u32
    }

    /// The offset at which `line`, counted from 1, begins; the start of the last line for a line behind it.
    pub fn line_start(&self, line: u32) -> u32 {
        let idx = (line.max(1) as usize - 1).min(self.starts.len() - 1);
        self.starts[idx]
    }

    /// Line and column of `offset`, both counted from 1; the column in characters of `text`.
    pub fn line_column(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let column = text.get(start..offset as usize).map_or(0, |it| it.chars().count());
        (line, column as u32 + 1)
    }

    /// Number of lines; a text that ends with LF has an empty last one.
    pub fn n_lines(&self) -> u32 {
        self.starts.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "FROM é\nRUN x\n";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 0), (1, 1));
        assert_eq!(index.line_column(text, 7), (1, 7));
        assert_eq!(index.line_column(text, 8), (2, 1));
        assert_eq!(index.n_lines(), 3);
    }

    #[test]
    fn neighbours_share_no_byte() {
        let range = TextRange::new(2, 4);
        assert!(range.intersects(TextRange::new(3, 9)));
        assert!(!range.intersects(TextRange::new(4, 9)));
        assert!(!range.intersects(TextRange::new(0, 2)));
        assert!(range.intersects(TextRange::empty(4)));
        assert!(!range.intersects(TextRange::empty(5)));
    }

    #[test]
    fn edits_apply_in_any_order_and_overlaps_are_refused() {
        let edits = [TextEdit::insert(3, "!"), TextEdit::replace(TextRange::new(0, 1), "X")];
        assert_eq!(apply_edits("abc", &edits).as_deref(), Some("Xbc!"));
        let overlap = [TextEdit::delete(TextRange::new(0, 2)), TextEdit::delete(TextRange::new(1, 3))];
        assert_eq!(apply_edits("abc", &overlap), None);
    }
}
