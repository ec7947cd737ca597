//! What stands between two words of an instruction.

use dockerfmt_syntax::{Node, SyntaxKind, TextRange, Token};

/// A line of its own between two lines of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item<'t> {
    /// A comment, from `#` to its last character that is no blank.
    Comment(&'t str),
    /// A lone continuation, which people use as a separator.
    Lone,
}

/// The trivia between two words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap<'t> {
    /// Whether a continuation breaks the line here.
    pub(crate) is_break: bool,
    /// The comments and lone continuations in the order of the text. Blank lines have no place in it.
    pub(crate) items: Vec<Item<'t>>,
}

impl<'t> Gap<'t> {
    /// A break that the printer makes.
    pub(crate) fn new_break() -> Self {
        Gap { is_break: true, items: Vec::new() }
    }

    /// A line with nothing but a continuation.
    pub(crate) fn new_lone() -> Self {
        Gap { is_break: true, items: vec![Item::Lone] }
    }

    fn push(&mut self, token: Token<'t>) {
        match token.kind() {
            SyntaxKind::COMMENT => self.items.push(Item::Comment(comment_text(token))),
            SyntaxKind::CONTINUATION if !self.is_break => self.is_break = true,
            SyntaxKind::CONTINUATION if self.items.last() != Some(&Item::Lone) => self.items.push(Item::Lone),
            _ => {}
        }
    }

    /// Adds what stood in a second gap behind this one.
    pub(crate) fn append(&mut self, other: Gap<'t>) {
        self.is_break |= other.is_break;
        for item in other.items {
            if item != Item::Lone || self.items.last() != Some(&Item::Lone) {
                self.items.push(item);
            }
        }
    }
}

/// The text of a comment without the blanks at its end.
pub(crate) fn comment_text(token: Token<'_>) -> &str {
    token.text().trim_end_matches([' ', '\t', '\r', '\x0b', '\x0c'])
}

/// The continuations and comments of one instruction, to look gaps up in.
pub(crate) struct Gaps<'t> {
    tokens: Vec<Token<'t>>,
}

impl<'t> Gaps<'t> {
    pub(crate) fn new(instruction: Node<'t>) -> Self {
        let is_layout = |it: &Token<'_>| matches!(it.kind(), SyntaxKind::CONTINUATION | SyntaxKind::COMMENT);
        Gaps { tokens: instruction.tokens().filter(is_layout).collect() }
    }

    /// Whether the instruction has neither continuations nor comments.
    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// What stands in `range`.
    pub(crate) fn between(&self, range: TextRange) -> Gap<'t> {
        let first = self.tokens.partition_point(|it| it.range().start < range.start);
        let mut res = Gap::default();
        for token in self.tokens[first..].iter().take_while(|it| it.range().end <= range.end) {
            res.push(*token);
        }
        res
    }
}
