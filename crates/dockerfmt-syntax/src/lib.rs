//! Lossless Dockerfile parser: any text in, a tree that keeps every byte out.
//!
//! The grammar is BuildKit's. [`parse`] never fails: what BuildKit would refuse is listed in [`Parse::errors`],
//! and the rest of the file is in the tree as if nothing had happened.
//! The [`ast`] module has typed views on the tree.
//!
//! ```
//! let parse = dockerfmt_syntax::parse("FROM debian:12 AS base\nRUN \\\n  make # all\n");
//! assert!(parse.errors.is_empty());
//! let file = parse.file();
//! let from = file.instructions().next().and_then(|it| it.as_from()).expect("a FROM");
//! assert_eq!(from.image().expect("an image").reference().tag.expect("a tag").text, "12");
//! let tokens: String = parse.tree.root().tokens().map(|it| it.text()).collect();
//! assert_eq!(tokens, parse.tree.text());
//! ```

pub mod ast;
mod check_options;
mod cursor;
pub mod dump;
mod duration;
mod error;
mod grammar;
mod heredoc;
mod kind;
mod lex;
mod logical;
mod quote;
mod suggest;
mod terminators;
mod text;
mod tree;

pub use check_options::{CheckNames, CheckOptions};
pub use duration::nanoseconds;
pub use error::SyntaxError;
pub use heredoc::Opener;
pub use kind::SyntaxKind;
pub use suggest::{nearest, nearest_cased};
pub use text::{LineIndex, TextEdit, TextRange, apply_edits};
pub use tree::{Node, NodeId, NodeOrToken, Token, Tree};

/// What parsing gives: always a tree, and what is wrong with the text.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The lossless tree.
    pub tree: Tree,
    /// What BuildKit would refuse, ordered by offset.
    pub errors: Vec<SyntaxError>,
}

impl Parse {
    /// The typed view on the whole file.
    pub fn file(&self) -> ast::File<'_> {
        ast::File::new(self.tree.root())
    }
}

/// Parses any text. Linear in its length; what cannot be understood is in the tree too.
///
/// # Panics
/// Never for the text's content; for a text of 4 GiB or more, whose offsets do not fit.
pub fn parse(text: &str) -> Parse {
    parse_sink(cursor::Sink::new(text))
}

/// Parses any text with `escape` as its escape character, whatever its directives say: for readers of Dockerfiles that
/// do not agree with BuildKit about directives.
///
/// # Panics
/// As [`parse`].
pub fn parse_with_escape(text: &str, escape: char) -> Parse {
    parse_sink(cursor::Sink::with_escape(text, escape))
}

fn parse_sink(mut sink: cursor::Sink<'_>) -> Parse {
    let text = sink.source;
    assert!(u32::try_from(text.len()).is_ok(), "a text of 4 GiB or more");
    grammar::file(&mut sink);
    Parse { tree: Tree::new(text, sink.escape, &sink.events), errors: sink.errors }
}
