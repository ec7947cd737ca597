//! Words and the variables in them.

use std::borrow::Cow;

use crate::kind::SyntaxKind::*;
use crate::tree::{Node, Token};

view! {
    /// A word, a key, a value: text with quotes, escapes and variables
    Word
}

view! {
    /// `$NAME`, `${NAME}`, `${NAME:-word}`
    Variable
}

impl<'t> Word<'t> {
    /// The text without continuations, quotes and escapes kept.
    pub fn text(self) -> Cow<'t, str> {
        self.0.joined()
    }

    /// The text without quotes and escapes; variables stay as they are written.
    pub fn unquoted(self) -> Cow<'t, str> {
        unquoted(self.0.joined(), self.0.tree().escape())
    }

    /// The variables, those inside other variables' words included, in the order of the text.
    pub fn variables(self) -> impl Iterator<Item = Variable<'t>> {
        let nodes = self.0.descendants().filter_map(|it| it.into_node());
        nodes.filter(|it| it.kind() == VARIABLE).map(Variable::new)
    }

    /// Whether no variable is in it.
    pub fn is_literal(self) -> bool {
        self.variables().next().is_none()
    }
}

impl<'t> Variable<'t> {
    /// Views `node`, if it is a variable.
    pub fn cast(node: Node<'t>) -> Option<Self> {
        (node.kind() == VARIABLE).then_some(Variable(node))
    }

    /// The name.
    pub fn name(self) -> Option<Token<'t>> {
        self.0.token(VARIABLE_NAME)
    }

    /// `:-`, `##` and the like.
    pub fn modifier(self) -> Option<Token<'t>> {
        self.0.token(MODIFIER)
    }

    /// What follows the modifier.
    pub fn word(self) -> Option<Word<'t>> {
        self.0.child(VALUE).map(Word::new)
    }
}

/// Removes quotes and escapes as BuildKit does: outside quotes the escape protects any character, in double quotes
/// only `"`, `$` and itself, in single quotes none.
pub(super) fn unquoted(text: Cow<'_, str>, escape: char) -> Cow<'_, str> {
    if !text.contains(['"', '\'', escape]) {
        return text;
    }
    let mut res = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, c) if c == escape => res.extend(chars.next()),
            (Some('"'), c) if c == escape => {
                match chars.next_if(|&it| it == '"' || it == '$' || it == escape) {
                    Some(it) => res.push(it),
                    None => res.push(c),
                }
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            _ => res.push(c),
        }
    }
    Cow::Owned(res)
}

/// The words directly below `node`.
pub(super) fn words(node: Node<'_>) -> impl Iterator<Item = Word<'_>> {
    node.child_nodes().filter(|it| it.kind() == WORD).map(Word::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_go() {
        let plain = |text| unquoted(Cow::Borrowed(text), '\\').into_owned();
        assert_eq!(plain(r#""a b"c\ d"#), "a bc d");
        assert_eq!(plain(r#"'\n'"\n\"""#), r#"\n\n""#);
        assert_eq!(plain(r"$X\$Y"), "$X$Y");
    }
}
