//! `ENV` and `LABEL`

use crate::kind::SyntaxKind::{EQ, KEY, PAIR, VALUE};
use crate::tree::Node;

use super::Word;

view! {
    /// `ENV name=value…`
    Env
}

view! {
    /// `LABEL key=value…`
    Label
}

view! {
    /// `name=value`, or `name value` in the legacy form
    Pair
}

impl<'t> Env<'t> {
    /// The pairs in the order of the text.
    pub fn pairs(self) -> impl Iterator<Item = Pair<'t>> {
        pairs(self.0)
    }
}

impl<'t> Label<'t> {
    /// The pairs in the order of the text.
    pub fn pairs(self) -> impl Iterator<Item = Pair<'t>> {
        pairs(self.0)
    }
}

impl<'t> Pair<'t> {
    /// The name.
    pub fn key(self) -> Option<Word<'t>> {
        self.0.child(KEY).map(Word::new)
    }

    /// The value; `None` where nothing follows the `=` or the name.
    pub fn value(self) -> Option<Word<'t>> {
        self.0.child(VALUE).map(Word::new)
    }

    /// Whether there is an `=`. Without one, an `ENV` or `LABEL` is in the legacy form and an `ARG` has no default.
    pub fn has_eq(self) -> bool {
        self.0.token(EQ).is_some()
    }
}

/// The pairs directly below `node`.
pub(super) fn pairs(node: Node<'_>) -> impl Iterator<Item = Pair<'_>> {
    node.child_nodes().filter(|it| it.kind() == PAIR).map(Pair::new)
}
