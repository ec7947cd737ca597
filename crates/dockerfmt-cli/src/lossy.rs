//! Whether bytes that are no text matter; apart because only linting may go on without them.

use dockerfmt::syntax::{Node, NodeOrToken, SyntaxKind, Token, Tree};

/// Whether each of `offsets` (ascending) lies in a comment, in a heredoc body or between quotes: where a character
/// that could not be decoded changes nothing that a rule looks at.
pub(crate) fn is_harmless(tree: &Tree, offsets: &[u32]) -> bool {
    let mut scan = Scan { tree, offsets, quotes: Quotes::default(), string_end: 0, variable_end: 0 };
    tree.root().descendants().all(|it| match it {
        NodeOrToken::Node(node) => scan.node(node),
        NodeOrToken::Token(token) => scan.token(token),
    }) && scan.offsets.is_empty()
}

/// One walk over the tree. The methods say whether all offsets up to here are harmless.
struct Scan<'t> {
    tree: &'t Tree,
    /// Those not yet reached.
    offsets: &'t [u32],
    quotes: Quotes,
    string_end: u32,
    variable_end: u32,
}

impl Scan<'_> {
    /// Quotes do not reach from one word into the next. A variable is a part of its word.
    fn node(&mut self, node: Node<'_>) -> bool {
        let range = node.range();
        if range.start >= self.variable_end {
            match node.kind() {
                SyntaxKind::VARIABLE => self.variable_end = range.end,
                SyntaxKind::STRING => self.string_end = range.end,
                _ => self.quotes = Quotes::default(),
            }
        }
        true
    }

    fn token(&mut self, token: Token<'_>) -> bool {
        let range = token.range();
        match token.kind() {
            SyntaxKind::COMMENT | SyntaxKind::HEREDOC_BODY => {
                let n_here = self.offsets.partition_point(|&it| it < range.end);
                self.offsets = &self.offsets[n_here..];
                true
            }
            SyntaxKind::TEXT => {
                token.text().char_indices().all(|(i, c)| self.char(range.start + i as u32, c))
            }
            _ => self.offsets.first().is_none_or(|&it| it >= range.end),
        }
    }

    fn char(&mut self, offset: u32, c: char) -> bool {
        if self.offsets.first() == Some(&offset) {
            if offset >= self.string_end && self.quotes.open.is_none() {
                return false;
            }
            self.offsets = &self.offsets[1..];
        }
        self.quotes.push(c, self.tree.escape());
        true
    }
}

/// The quote that is open behind the characters seen so far.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
    escaped: bool,
}

impl Quotes {
    fn push(&mut self, c: char, escape: char) {
        let escaped = std::mem::take(&mut self.escaped);
        match (self.open, c) {
            _ if escaped => {}
            (None | Some('"'), c) if c == escape => self.escaped = true,
            (None, '\'' | '"') => self.open = Some(c),
            (Some(open), c) if open == c => self.open = None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_open_and_close_as_in_a_shell() {
        for (text, open) in [
            ("a 'b", Some('\'')),
            ("'a\\'", None),
            ("\"a\\\"", Some('"')),
            ("\\'a", None),
            ("'\"'", None),
            ("\"'", Some('"')),
        ] {
            let mut quotes = Quotes::default();
            text.chars().for_each(|it| quotes.push(it, '\\'));
            assert_eq!(quotes.open, open, "{text}");
        }
    }
}
