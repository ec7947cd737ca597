//! Lossless Dockerfile parser.

pub mod dump;
mod error;
mod kind;
mod text;
mod tree;

pub use error::SyntaxError;
pub use kind::SyntaxKind;
pub use text::{LineIndex, TextEdit, TextRange, apply_edits};
pub use tree::{Node, NodeId, NodeOrToken, Token, Tree};

/// What parsing gives: always a tree, and what is wrong with the text.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The lossless tree.
    pub tree: Tree,
    /// What BuildKit would refuse, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

/// Parses any text. Never panics; what cannot be understood is in the tree too.
pub fn parse(text: &str) -> Parse {
    let len = text.len() as u32;
    let events = [tree::Event::Start(SyntaxKind::FILE), tree::Event::Token(SyntaxKind::ERROR, len), tree::Event::Finish];
    Parse { tree: Tree::new(text, '\\', &events), errors: Vec::new() }
}
