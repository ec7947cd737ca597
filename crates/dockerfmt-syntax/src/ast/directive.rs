//! Parser directives.

use crate::kind::SyntaxKind::{DIRECTIVE_NAME, DIRECTIVE_VALUE};
use crate::tree::Token;

view! {
    /// `# syntax=…`, `# escape=…` or `# check=…`
    Directive
}

impl<'t> Directive<'t> {
    /// The name as it is written; letter case does not matter.
    pub fn name(self) -> Option<Token<'t>> {
        self.0.token(DIRECTIVE_NAME)
    }

    /// The value without the blanks around it. BuildKit reads that of `syntax` and `check` only up to the first blank.
    pub fn value(self) -> Option<Token<'t>> {
        self.0.token(DIRECTIVE_VALUE)
    }
}
