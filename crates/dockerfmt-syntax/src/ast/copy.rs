//! `COPY` and `ADD`

use crate::kind::SyntaxKind::{EXEC_FORM, STRING, WORD};
use crate::tree::Node;

use super::{Flag, Word};

view! {
    /// `COPY [--from=…] source… destination`
    Copy
}

view! {
    /// `ADD source… destination`
    Add
}

impl<'t> Copy<'t> {
    /// The `--from` flag.
    pub fn from(self) -> Option<Flag<'t>> {
        self.instruction().flag("from")
    }
}

/// Gives both views their arguments.
macro_rules! arguments {
    ($($view:ident)*) => {
        $(
            impl<'t> $view<'t> {
                /// All but the last argument.
                pub fn sources(self) -> Vec<Word<'t>> {
                    let mut res = arguments(self.0);
                    res.pop();
                    res
                }

                /// The last argument.
                pub fn destination(self) -> Option<Word<'t>> {
                    arguments(self.0).pop()
                }

                /// Whether the arguments are a JSON array; then each word has its quotes.
                pub fn is_json(self) -> bool {
                    self.0.child(EXEC_FORM).is_some()
                }
            }
        )*
    };
}

arguments! { Copy Add }

fn arguments(node: Node<'_>) -> Vec<Word<'_>> {
    let list = node.child(EXEC_FORM).unwrap_or(node);
    list.child_nodes().filter(|it| matches!(it.kind(), WORD | STRING)).map(Word::new).collect()
}
