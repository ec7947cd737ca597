//! Heredocs.

use crate::kind::SyntaxKind::{HEREDOC_BODY, HEREDOC_TERMINATOR};
use crate::tree::Token;

view! {
    /// Body and terminator of one heredoc
    Heredoc
}

impl<'t> Heredoc<'t> {
    /// The lines between the instruction and the terminator; `None` where there are none.
    pub fn body(self) -> Option<Token<'t>> {
        self.0.token(HEREDOC_BODY)
    }

    /// The name that ends it; `None` where the file ends first.
    pub fn terminator(self) -> Option<Token<'t>> {
        self.0.token(HEREDOC_TERMINATOR)
    }
}
