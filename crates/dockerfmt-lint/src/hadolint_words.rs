//! The arguments of `ADD` as hadolint splits them.
//!
//! To hadolint a continuation directly behind a word is a part of it, and so is the blank that the next line begins
//! with: `a.tar\⏎ b` is one word.

use dockerfmt_syntax::{Node, NodeOrToken, SyntaxKind};

/// The words below `node` without the last one, the destination.
pub(crate) fn sources(node: Node<'_>) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    let mut previous = SyntaxKind::WHITESPACE;
    let mut is_open = false;
    for child in node.children() {
        match child {
            NodeOrToken::Node(it) if matches!(it.kind(), SyntaxKind::WORD | SyntaxKind::STRING) => {
                match res.last_mut().filter(|_| is_open) {
                    Some(word) => *word += &format!(" {}", it.joined()),
                    None => res.push(it.joined().into_owned()),
                }
                is_open = false;
            }
            NodeOrToken::Token(it) if it.kind() == SyntaxKind::CONTINUATION => {
                is_open |= previous == SyntaxKind::WORD;
            }
            _ => {}
        }
        previous = child.kind();
    }
    res.pop();
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let parse = dockerfmt_syntax::parse(text);
        let add = parse.file().instructions().next().expect("an ADD");
        assert_eq!(sources(add.node()), expected, "{text}");
    }

    #[test]
    fn a_word_goes_on_behind_a_continuation() {
        check("ADD a.tar\\\n b c /d", &["a.tar b", "c"]);
        check("ADD a.tar \\\n b /d", &["a.tar", "b"]);
        check("ADD a\\\nb\\\n  c d e", &["ab c", "d"]);
    }
}
