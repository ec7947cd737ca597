//! `VOLUME`

use crate::kind::SyntaxKind::{EXEC_FORM, STRING, WORD};

use super::Word;

view! {
    /// `VOLUME path…`
    Volume
}

impl<'t> Volume<'t> {
    /// The paths; with their quotes where they are a JSON array.
    pub fn paths(self) -> impl Iterator<Item = Word<'t>> {
        let list = self.0.child(EXEC_FORM).unwrap_or(self.0);
        list.child_nodes().filter(|it| matches!(it.kind(), WORD | STRING)).map(Word::new)
    }
}
