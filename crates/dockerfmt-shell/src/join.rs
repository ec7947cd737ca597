//! What the shell gets of an instruction, and where each byte of it came from.
//!
//! Separate from the readings of the text, which know offsets of the joined text only.

use std::ops::Range;

use dockerfmt_syntax::{Node, SyntaxKind, TextRange};

/// The text of an instruction without its continuations and the comments between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    text: String,
    pieces: Vec<Piece>,
    comments: Vec<TextRange>,
}

/// A run of bytes that stands in one place of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Offset of its first byte in the joined text.
    joined: usize,
    /// Offset of its first byte in the source.
    source: u32,
}

impl Joined {
    /// Joins the tokens of a node of shell text.
    pub fn from_node(node: Node<'_>) -> Joined {
        let mut res = Joined::default();
        let mut end = None;
        for token in node.tokens() {
            let range = token.range();
            if token.kind() == SyntaxKind::COMMENT {
                res.comments.push(range);
            } else if !token.kind().is_trivia() && !range.is_empty() {
                // Tokens side by side are one piece, so that a range over both counts as contiguous.
                if end != Some(range.start) {
                    res.pieces.push(Piece { joined: res.text.len(), source: range.start });
                }
                res.text.push_str(token.text());
                end = Some(range.end);
            }
        }
        res
    }

    /// A text that stands in the source as it is, from offset `base` on: the body of a heredoc.
    pub fn from_text(text: &str, base: u32) -> Joined {
        let piece = Piece { joined: 0, source: base };
        Joined { text: text.to_owned(), pieces: vec![piece], comments: Vec::new() }
    }

    /// Appends a text that stands in the source as it is, from offset `base` on: the heredocs below a command.
    pub fn push_text(&mut self, text: &str, base: u32) {
        self.pieces.push(Piece { joined: self.text.len(), source: base });
        self.text.push_str(text);
    }

    /// Appends another joined text.
    pub fn append(&mut self, other: Joined) {
        let moved = other.pieces.iter().map(|it| Piece { joined: it.joined + self.text.len(), ..*it });
        self.pieces.extend(moved);
        self.text.push_str(&other.text);
        self.comments.extend(other.comments);
    }

    /// What the shell gets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The comments that were taken out, as ranges in the source.
    pub fn comments(&self) -> &[TextRange] {
        &self.comments
    }

    /// The offset in the source of the byte at `offset` of the text.
    ///
    /// The end of a range must go through [`Joined::source_range`]: at a continuation this gives the first byte
    /// behind it. An offset behind the text is counted on from the last piece.
    pub fn source_offset(&self, offset: usize) -> u32 {
        match self.piece(offset) {
            Some(it) => it.source + (offset - it.joined) as u32,
            None => offset as u32,
        }
    }

    /// The range in the source of a range of the text, from its first byte to its last.
    pub fn source_range(&self, range: Range<usize>) -> TextRange {
        let start = self.source_offset(range.start);
        match range.end.checked_sub(1) {
            Some(last) if range.start <= last => TextRange::new(start, self.source_offset(last) + 1),
            _ => TextRange::empty(start),
        }
    }

    /// Whether the bytes of `range` stand side by side in the source, with no continuation between them.
    pub fn is_contiguous(&self, range: Range<usize>) -> bool {
        self.source_range(range.clone()).len() as usize == range.len()
    }

    fn piece(&self, offset: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|it| it.joined <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ap\⏎t x` from offset 4 on, as the pieces of a node would give it.
    fn joined() -> Joined {
        let pieces = vec![Piece { joined: 0, source: 4 }, Piece { joined: 2, source: 8 }];
        Joined { text: "apt x".to_owned(), pieces, comments: Vec::new() }
    }

    #[test]
    fn offsets_map_over_a_continuation() {
        let offsets: Vec<u32> = (0..5).map(|it| joined().source_offset(it)).collect();
        assert_eq!(offsets, [4, 5, 8, 9, 10]);
    }

    #[test]
    fn a_range_ends_at_its_last_byte() {
        assert_eq!(joined().source_range(0..2), TextRange::new(4, 6));
        assert_eq!(joined().source_range(0..3), TextRange::new(4, 9));
        assert_eq!(joined().source_range(2..2), TextRange::empty(8));
    }

    #[test]
    fn a_range_over_a_continuation_is_not_contiguous() {
        assert!(joined().is_contiguous(0..2));
        assert!(joined().is_contiguous(2..5));
        assert!(!joined().is_contiguous(1..3));
    }

    #[test]
    fn text_can_be_appended() {
        let mut joined = joined();
        joined.push_text("\ny", 20);
        assert_eq!(joined.text(), "apt x\ny");
        assert_eq!(joined.source_range(4..7), TextRange::new(10, 22));
    }

    #[test]
    fn joined_texts_can_be_appended() {
        let mut text = Joined::from_text("sudo ", 50);
        text.append(joined());
        assert_eq!(text.text(), "sudo apt x");
        assert_eq!((text.source_offset(4), text.source_range(5..8)), (54, TextRange::new(4, 9)));
    }

    #[test]
    fn plain_text_is_one_piece() {
        let joined = Joined::from_text("apt x", 7);
        assert_eq!(joined.source_range(4..5), TextRange::new(11, 12));
        assert!(joined.is_contiguous(0..5));
    }
}
