//! The lossless tree: a flat arena in preorder, and the handles that walk it.
//!
//! The parser tells its findings as [`Event`]s; only this file turns them into a tree.
//! All tokens one after another are the text, byte for byte.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::kind::SyntaxKind;
use crate::text::TextRange;

/// What the parser says, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A node begins.
    Start(SyntaxKind),
    /// A token of so many bytes.
    Token(SyntaxKind, u32),
    /// The innermost open node ends.
    Finish,
}

/// A number that names a node or a token of one tree; what one stores instead of a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

#[derive(Clone, Copy, Debug)]
struct Element {
    kind: SyntaxKind,
    start: u32,
    end: u32,
    /// Index behind the last element of the subtree.
    skip: u32,
    parent: u32,
}

/// The concrete syntax tree of one file. Cheap to clone, `Send` and `Sync`.
#[derive(Clone)]
pub struct Tree {
    text: Arc<str>,
    elements: Arc<[Element]>,
    escape: char,
}

impl Tree {
    /// Builds the tree from balanced events whose tokens cover the whole text.
    pub(crate) fn new(text: &str, escape: char, events: &[Event]) -> Self {
        let mut elements: Vec<Element> = Vec::with_capacity(events.len());
        let mut open: Vec<u32> = Vec::new();
        let mut offset = 0;
        for event in events {
            let idx = elements.len() as u32;
            let parent = open.last().copied().unwrap_or(0);
            match *event {
                Event::Start(kind) => {
                    elements.push(Element { kind, start: offset, end: offset, skip: 0, parent });
                    open.push(idx);
                }
                Event::Token(kind, len) => {
                    elements.push(Element { kind, start: offset, end: offset + len, skip: idx + 1, parent });
                    offset += len;
                }
                Event::Finish => {
                    if let Some(node) = open.pop() {
                        elements[node as usize].end = offset;
                        elements[node as usize].skip = idx;
                    }
                }
            }
        }
        debug_assert!(open.is_empty(), "a node was not finished");
        debug_assert_eq!(offset as usize, text.len(), "the tokens do not cover the text");
        Tree { text: text.into(), elements: elements.into(), escape }
    }

    /// The source, as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The escape character: `\`, or a backtick after `` # escape=` ``.
    pub fn escape(&self) -> char {
        self.escape
    }

    /// The node of the whole file.
    pub fn root(&self) -> Node<'_> {
        Node { tree: self, id: NodeId(0) }
    }

    /// The node that `id` names.
    ///
    /// # Panics
    /// When `id` comes from a larger tree, or names a token.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        assert!(!self.element(id).kind.is_token(), "the id names a token");
        Node { tree: self, id }
    }

    /// The token at `offset`; at the border of two tokens the one that begins there.
    /// `None` at or behind the end of the text.
    pub fn token_at(&self, offset: u32) -> Option<Token<'_>> {
        let mut node = self.root();
        loop {
            match node.children().find(|it| it.range().contains(offset))? {
                NodeOrToken::Node(it) => node = it,
                NodeOrToken::Token(it) => return Some(it),
            }
        }
    }

    fn element(&self, id: NodeId) -> &Element {
        &self.elements[id.0 as usize]
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::dump::text(self))
    }
}

/// A handle on an inner vertex of the tree.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// A handle on a leaf of the tree.
#[derive(Clone, Copy)]
pub struct Token<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// A node or a token.
#[derive(Clone, Copy, Debug)]
pub enum NodeOrToken<'t> {
    /// An inner vertex.
    Node(Node<'t>),
    /// A leaf.
    Token(Token<'t>),
}

impl<'t> Node<'t> {
    /// The number that names this node in its tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The tree that the node belongs to.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// What the node is.
    pub fn kind(self) -> SyntaxKind {
        self.tree.element(self.id).kind
    }

    /// The bytes from its first token to its last.
    pub fn range(self) -> TextRange {
        let element = self.tree.element(self.id);
        TextRange::new(element.start, element.end)
    }

    /// The source of the node, with all its trivia.
    pub fn text(self) -> &'t str {
        &self.tree.text[self.range()]
    }

    /// What BuildKit reads: the text without continuations and the comments and blank lines inside them.
    pub fn joined(self) -> Cow<'t, str> {
        let mut pieces = self.tokens().filter(|it| !it.kind().is_trivia()).map(Token::text);
        let Some(first) = pieces.next() else { return Cow::Borrowed("") };
        match pieces.next() {
            None => Cow::Borrowed(first),
            Some(second) => Cow::Owned([first, second].into_iter().chain(pieces).collect()),
        }
    }

    /// The range in the source of a range of [`Node::joined`].
    /// The end is that of the last byte, so a range that ends at a continuation does not have it.
    pub fn source_range(self, joined: std::ops::Range<usize>) -> TextRange {
        let mut seen = 0;
        let mut start = self.range().end;
        let mut end = None;
        let mut found = false;
        for token in self.tokens().filter(|it| !it.kind().is_trivia()) {
            let len = token.range().len() as usize;
            if !found && joined.start < seen + len {
                start = token.range().start + (joined.start - seen) as u32;
                found = true;
            }
            if found && joined.end <= seen + len {
                end = Some(token.range().start + (joined.end.max(seen) - seen) as u32);
                break;
            }
            seen += len;
        }
        TextRange::new(start, end.unwrap_or(self.range().end).max(start))
    }

    /// The node around this one; `None` for the file.
    pub fn parent(self) -> Option<Node<'t>> {
        (self.id.0 > 0).then(|| Node { tree: self.tree, id: NodeId(self.tree.element(self.id).parent) })
    }

    /// The node itself, then its parent, up to the file.
    pub fn ancestors(self) -> impl Iterator<Item = Node<'t>> {
        std::iter::successors(Some(self), |it| it.parent())
    }

    /// Nodes and tokens directly below, in the order of the text.
    pub fn children(self) -> impl Iterator<Item = NodeOrToken<'t>> {
        let end = self.tree.element(self.id).skip;
        let mut next = self.id.0 + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let id = NodeId(next);
                next = self.tree.element(id).skip;
                NodeOrToken::new(self.tree, id)
            })
        })
    }

    /// The nodes directly below.
    pub fn child_nodes(self) -> impl Iterator<Item = Node<'t>> {
        self.children().filter_map(NodeOrToken::into_node)
    }

    /// The tokens directly below.
    pub fn child_tokens(self) -> impl Iterator<Item = Token<'t>> {
        self.children().filter_map(NodeOrToken::into_token)
    }

    /// The first node directly below of this kind.
    pub fn child(self, kind: SyntaxKind) -> Option<Node<'t>> {
        self.child_nodes().find(|it| it.kind() == kind)
    }

    /// The first token directly below of this kind.
    pub fn token(self, kind: SyntaxKind) -> Option<Token<'t>> {
        self.child_tokens().find(|it| it.kind() == kind)
    }

    /// All nodes and tokens of the subtree in preorder, without the node itself.
    pub fn descendants(self) -> impl Iterator<Item = NodeOrToken<'t>> {
        (self.id.0 + 1..self.tree.element(self.id).skip)
            .map(move |id| NodeOrToken::new(self.tree, NodeId(id)))
    }

    /// All tokens of the subtree, in the order of the text.
    pub fn tokens(self) -> impl Iterator<Item = Token<'t>> {
        self.descendants().filter_map(NodeOrToken::into_token)
    }
}

impl<'t> Token<'t> {
    /// What the token is.
    pub fn kind(self) -> SyntaxKind {
        self.tree.element(self.id).kind
    }

    /// Its bytes.
    pub fn range(self) -> TextRange {
        let element = self.tree.element(self.id);
        TextRange::new(element.start, element.end)
    }

    /// Its text.
    pub fn text(self) -> &'t str {
        &self.tree.text[self.range()]
    }

    /// The node around it.
    pub fn parent(self) -> Node<'t> {
        Node { tree: self.tree, id: NodeId(self.tree.element(self.id).parent) }
    }
}

impl<'t> NodeOrToken<'t> {
    fn new(tree: &'t Tree, id: NodeId) -> Self {
        if tree.element(id).kind.is_token() {
            NodeOrToken::Token(Token { tree, id })
        } else {
            NodeOrToken::Node(Node { tree, id })
        }
    }

    /// What it is.
    pub fn kind(self) -> SyntaxKind {
        match self {
            NodeOrToken::Node(it) => it.kind(),
            NodeOrToken::Token(it) => it.kind(),
        }
    }

    /// Its bytes.
    pub fn range(self) -> TextRange {
        match self {
            NodeOrToken::Node(it) => it.range(),
            NodeOrToken::Token(it) => it.range(),
        }
    }

    /// The node, if it is one.
    pub fn into_node(self) -> Option<Node<'t>> {
        match self {
            NodeOrToken::Node(it) => Some(it),
            NodeOrToken::Token(_) => None,
        }
    }

    /// The token, if it is one.
    pub fn into_token(self) -> Option<Token<'t>> {
        match self {
            NodeOrToken::Token(it) => Some(it),
            NodeOrToken::Node(_) => None,
        }
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?}", self.kind(), self.range())
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?} {:?}", self.kind(), self.range(), self.text())
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

#[cfg(test)]
mod tests {
    use crate::SyntaxKind::*;
    use crate::parse;

    #[test]
    fn every_byte_has_its_token() {
        let text = "FROM a \\\n  AS b\n";
        let tree = parse(text).tree;
        let at = |offset| tree.token_at(offset).map(|it| (it.kind(), it.text()));
        assert_eq!(at(0), Some((KEYWORD, "FROM")));
        assert_eq!(at(4), Some((WHITESPACE, " ")));
        assert_eq!(at(5), Some((TEXT, "a")));
        assert_eq!(at(8), Some((CONTINUATION, "\\\n")));
        assert_eq!(at(15), Some((NEWLINE, "\n")));
        assert_eq!(at(16), None);
    }

    #[test]
    fn joined_ranges_lead_back_to_the_source() {
        let text = "RUN ab\\\n# c\ncd\n";
        let tree = parse(text).tree;
        let shell =
            tree.root().descendants().find(|it| it.kind() == SHELL_FORM).and_then(|it| it.into_node());
        let shell = shell.expect("a command");
        assert_eq!(shell.joined(), "abcd");
        let source = |range| &text[shell.source_range(range)];
        assert_eq!(source(0..1), "a");
        assert_eq!(source(0..2), "ab", "the end is that of the last byte");
        assert_eq!(source(2..4), "cd", "the start is that of the first byte");
        assert_eq!(source(1..3), "b\\\n# c\nc");
        assert_eq!(source(2..2), "", "an empty range stays empty");
        assert_eq!(source(4..4), "");
    }

    #[test]
    fn handles_walk_up_and_down() {
        let tree = parse("ONBUILD USER $A").tree;
        let name = tree.token_at(14).expect("a token");
        let up: Vec<_> = name.parent().ancestors().map(|it| it.kind()).collect();
        assert_eq!(up, [VARIABLE, WORD, USER, ONBUILD, FILE]);
        let down: Vec<_> = tree.root().children().map(|it| it.kind()).collect();
        assert_eq!(down, [ONBUILD]);
        assert_eq!(tree.node(name.parent().id()), name.parent());
    }
}
