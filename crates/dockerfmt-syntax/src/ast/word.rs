//! Words and the variables in them.

use std::borrow::Cow;

use crate::kind::SyntaxKind::*;
use crate::quote::{unquoted_flag, unquoted_word};
use crate::tree::{Node, Token};

use super::JsonString;

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
    ///
    /// An element of a JSON array loses JSON's escapes, a piece of a flag those of flags.
    pub fn unquoted(self) -> Cow<'t, str> {
        match self.0.kind() {
            STRING => JsonString::new(self.0).value(),
            _ if self.0.ancestors().any(|it| it.kind() == FLAG) => unquoted_flag(self.0.joined()),
            _ => unquoted_word(self.0.joined(), self.0.tree().escape()),
        }
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

/// The words directly below `node`.
pub(super) fn words(node: Node<'_>) -> impl Iterator<Item = Word<'_>> {
    node.child_nodes().filter(|it| it.kind() == WORD).map(Word::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn variables_nest() {
        let parse = parse(r#"ENV A="${B:-${C}x$D}"'$E' F=\$G"#);
        let env = parse.file().instructions().next().and_then(|it| it.as_env()).expect("an ENV");
        let values: Vec<Word<'_>> = env.pairs().filter_map(|it| it.value()).collect();
        let names = |it: &Word<'_>| {
            it.variables().filter_map(|it| it.name()).map(|it| it.text().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(&values[0]), ["B", "C", "D"]);
        assert!(values[1].is_literal());
        let outer = values[0].variables().next().expect("a variable");
        assert_eq!(outer.modifier().expect("a modifier").text(), ":-");
        assert_eq!(outer.word().expect("a word").text(), "${C}x$D");
    }

    #[test]
    fn quotes_are_those_of_the_place() {
        let parse =
            parse("# escape=`\nCOPY [\"a\\u0062`c\", \"/\"]\nUSER \"a`\"b\"\nCOPY --chown=\"a\\b`\" c d\n");
        let it: Vec<_> = parse.file().instructions().collect();
        assert_eq!(it[0].as_copy().expect("a COPY").sources()[0].unquoted(), "ab`c");
        assert_eq!(it[1].as_user().and_then(|it| it.value()).expect("a value").unquoted(), "a\"b");
        assert_eq!(it[2].flag("chown").and_then(|it| it.value()).expect("a value").unquoted(), "ab`");
    }
}
