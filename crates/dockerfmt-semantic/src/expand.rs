//! Expands variables whose values the file tells.
//!
//! Separate from the scopes: this knows how `${NAME:-word}` works, not who defines `NAME`.

use dockerfmt_syntax::ast::{Variable, Word};
use dockerfmt_syntax::{Node, NodeOrToken, SyntaxKind};

/// What is known of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'v> {
    /// The file gives this value, which may be empty.
    Value(&'v str),
    /// Nothing in the file defines it, nor does the builder. A base image may.
    Unset,
    /// Nothing at all gives it a value: a build takes the empty text.
    Empty,
    /// It is defined, but what it holds is not in the file.
    Somehow,
}

/// How deep words of variables may nest, as in the grammar.
const MAX_NESTING: u32 = 16;

/// No image reference is longer; defaults that double each other would be without end.
const MAX_LEN: usize = 4096;

/// The text of `word` with its variables expanded and without quotes; `None` where a value is not known.
///
/// A variable that nothing defines counts as not known unless a modifier says what stands for it: a build
/// would use the empty text and warn. So do the modifiers that cut or replace (`#`, `%`, `/`).
pub fn expand<'v>(word: Word<'_>, lookup: &impl Fn(&str) -> Known<'v>) -> Option<String> {
    let mut res = String::new();
    expand_node(word.node(), lookup, MAX_NESTING, &mut res)?;
    Some(res)
}

fn expand_node<'v>(
    node: Node<'_>,
    lookup: &impl Fn(&str) -> Known<'v>,
    nesting: u32,
    res: &mut String,
) -> Option<()> {
    // Text is cut into tokens by variables and continuations; quotes may span the cuts.
    let mut unquoted = Unquoted { escape: node.tree().escape(), quote: None, is_escaped: false };
    for child in node.children() {
        match child {
            NodeOrToken::Token(it) if it.kind().is_trivia() => {}
            NodeOrToken::Token(it) => unquoted.push(it.text(), res),
            NodeOrToken::Node(it) if it.kind() == SyntaxKind::VARIABLE => {
                expand_variable(it, lookup, nesting.checked_sub(1)?, res)?;
            }
            NodeOrToken::Node(it) => unquoted.push(&it.joined(), res),
        }
    }
    Some(())
}

fn expand_variable<'v>(
    node: Node<'_>,
    lookup: &impl Fn(&str) -> Known<'v>,
    nesting: u32,
    res: &mut String,
) -> Option<()> {
    let variable = Variable::cast(node)?;
    let known = lookup(variable.name()?.text());
    let modifier = variable.modifier().map_or("", |it| it.text());
    let is_set = match known {
        Known::Value(it) => !(modifier.starts_with(':') && it.is_empty()),
        Known::Empty => false,
        Known::Unset if !modifier.is_empty() => false,
        Known::Unset | Known::Somehow => return None,
    };
    let takes_word = match modifier {
        "" => false,
        ":-" | "-" => !is_set,
        ":+" | "+" => is_set,
        ":?" | "?" if is_set => false,
        _ => return None,
    };
    if takes_word {
        return match variable.word() {
            Some(it) => expand_node(it.node(), lookup, nesting, res),
            None => Some(()),
        };
    }
    if let (Known::Value(it), false) = (known, modifier.ends_with('+')) {
        res.push_str(it);
    }
    (res.len() <= MAX_LEN).then_some(())
}

/// Removes quotes and escapes from text that comes in pieces.
struct Unquoted {
    escape: char,
    quote: Option<char>,
    is_escaped: bool,
}

impl Unquoted {
    fn push(&mut self, text: &str, res: &mut String) {
        for c in text.chars() {
            match self.quote {
                _ if self.is_escaped => self.push_escaped(c, res),
                None if matches!(c, '\'' | '"') => self.quote = Some(c),
                Some(it) if it == c => self.quote = None,
                Some('\'') => res.push(c),
                _ if c == self.escape => self.is_escaped = true,
                _ => res.push(c),
            }
        }
    }

    /// In double quotes the escape protects only `"`, `$` and itself.
    fn push_escaped(&mut self, c: char, res: &mut String) {
        self.is_escaped = false;
        if self.quote == Some('"') && !matches!(c, '"' | '$') && c != self.escape {
            res.push(self.escape);
        }
        res.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(image: &str) -> Option<String> {
        let parse = dockerfmt_syntax::parse(&format!("FROM {image}"));
        let from = parse.file().instructions().next()?.as_from()?;
        expand(from.image()?.word(), &|name| match name {
            "A" => Known::Value("a"),
            "EMPTY" => Known::Value(""),
            "TARGETARCH" => Known::Somehow,
            "NO" => Known::Empty,
            _ => Known::Unset,
        })
    }

    #[test]
    fn values_and_defaults_are_put_in() {
        assert_eq!(expanded("x$A").as_deref(), Some("xa"));
        assert_eq!(expanded("${A}:${B:-${A}1}").as_deref(), Some("a:a1"));
        assert_eq!(expanded("x${EMPTY:-y}${EMPTY-z}").as_deref(), Some("xy"));
        assert_eq!(expanded("x${A:+y}${B+z}").as_deref(), Some("xy"));
        assert_eq!(expanded("x$NO${NO:-y}${NO-z}${NO+z}").as_deref(), Some("xyz"));
        assert_eq!(expanded("${A:?b}${A?b}").as_deref(), Some("aa"));
    }

    #[test]
    fn what_is_not_in_the_file_is_not_known() {
        assert_eq!(expanded("x-$TARGETARCH"), None);
        assert_eq!(expanded("${A%b}"), None);
        assert_eq!(expanded("${EMPTY:?b}"), None);
        assert_eq!(expanded("x$B"), None);
        assert_eq!(expanded(&"$A".repeat(5000)), None);
    }

    #[test]
    fn quotes_and_escapes_go() {
        assert_eq!(expanded(r#""x${A}'"'"'\y"#).as_deref(), Some("xa'\"y"));
        assert_eq!(expanded(r"\$A").as_deref(), Some("$A"));
    }
}
