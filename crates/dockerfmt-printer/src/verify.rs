//! The proof that the printed text means the same: what BuildKit reads of it, and the comments.

use std::borrow::Cow;

use dockerfmt_shell::{Outline, Role, TokenKind, tokens};
use dockerfmt_syntax::{Node, NodeOrToken, Parse, SyntaxKind};

use crate::gap::comment_text;
use crate::shell::{is_same_script, script_heredoc, with_heredocs};
use crate::style::{HeredocStyle, Style};

/// What does not mean the same.
#[derive(Debug)]
pub(crate) struct Differences {
    /// Indices of the instructions that differ, ascending.
    pub(crate) instructions: Vec<usize>,
    /// The first difference, for people.
    pub(crate) complaint: String,
}

/// Compares what two texts mean.
///
/// # Errors
/// What differs; no instruction is named where the files differ outside of them.
pub(crate) fn compare(before: &Parse, after: &Parse, style: &Style) -> Result<(), Differences> {
    let (a, b) = (instructions(before), instructions(after));
    let mut different: Vec<usize> =
        (0..a.len().min(b.len())).filter(|&i| !is_same(a[i], b[i], style)).collect();
    if a.len() != b.len() {
        // The instruction where the two part is the one that swallowed or lost something.
        let first = different.first().copied().unwrap_or(a.len().min(b.len()).saturating_sub(1));
        different = (first.saturating_sub(1)..a.len()).collect();
    }
    if let Some(&first) = different.first() {
        let line = before.tree.text()[..a[first].range().start as usize].matches('\n').count() + 1;
        return Err(Differences {
            instructions: different,
            complaint: format!("the instruction in line {line}"),
        });
    }
    if before.tree.escape() != after.tree.escape() || outside(before) != outside(after) {
        let complaint = "a comment or a parser directive between instructions".to_owned();
        return Err(Differences { instructions: Vec::new(), complaint });
    }
    Ok(())
}

fn instructions(parse: &Parse) -> Vec<Node<'_>> {
    parse.file().instructions().map(|it| it.node()).collect()
}

/// Directives and comments between instructions, each with the number of instructions before it.
fn outside(parse: &Parse) -> Vec<(usize, SyntaxKind, &str)> {
    let mut n_before = 0;
    let mut res = Vec::new();
    for child in parse.tree.root().children() {
        match child {
            NodeOrToken::Node(it) if it.kind() == SyntaxKind::DIRECTIVE => {
                res.push((n_before, it.kind(), it.text()))
            }
            NodeOrToken::Token(it) if it.kind() == SyntaxKind::COMMENT => {
                res.push((n_before, it.kind(), comment_text(it)))
            }
            NodeOrToken::Node(_) => n_before += 1,
            NodeOrToken::Token(_) => {}
        }
    }
    res
}

fn is_same(a: Node<'_>, b: Node<'_>, style: &Style) -> bool {
    if a.text() == b.text() && a.tree().escape() == b.tree().escape() {
        return true;
    }
    let (x, y) = (meaning(a), meaning(b));
    let has_script = style.heredoc == HeredocStyle::Shell && script_heredoc(a).is_some();
    let is_equal = |x: &Piece<'_>, y: &Piece<'_>| {
        let is_same_text = || match x.kind {
            SyntaxKind::SHELL_FORM => is_same_shell(x, y),
            SyntaxKind::HEREDOC_BODY => has_script && is_same_script(&x.text, &y.text),
            _ => false,
        };
        x.kind == y.kind && (x.text == y.text || is_same_text())
    };
    a.kind() == b.kind()
        && x.len() == y.len()
        && x.iter().zip(&y).all(|(x, y)| is_equal(x, y))
        && comments(a).eq(comments(b))
}

/// A part of an instruction that has meaning.
struct Piece<'t> {
    kind: SyntaxKind,
    text: Cow<'t, str>,
    node: Option<Node<'t>>,
}

impl<'t> Piece<'t> {
    fn token(kind: SyntaxKind, text: impl Into<Cow<'t, str>>) -> Self {
        Piece { kind, text: text.into(), node: None }
    }

    /// The text with the heredocs below it, without which a shell could not read it.
    fn whole(&self) -> Cow<'_, str> {
        self.node.map_or(Cow::Borrowed(&*self.text), |it| with_heredocs(&self.text, it))
    }
}

/// Keywords without letter case, words and flags without continuations, heredocs byte for byte.
fn meaning(node: Node<'_>) -> Vec<Piece<'_>> {
    let mut res = Vec::new();
    for child in node.children().filter(|it| !it.kind().is_trivia()) {
        let kind = child.kind();
        match child {
            NodeOrToken::Token(it) if kind == SyntaxKind::KEYWORD => {
                res.push(Piece::token(kind, it.text().to_ascii_uppercase()))
            }
            NodeOrToken::Token(it) => res.push(Piece::token(kind, it.text())),
            NodeOrToken::Node(it) if is_composite(kind) => {
                res.push(Piece::token(kind, ""));
                res.extend(meaning(it));
            }
            NodeOrToken::Node(it) => res.push(Piece { kind, text: it.joined(), node: Some(it) }),
        }
    }
    res
}

/// Whether blanks between the children of such a node have no meaning.
fn is_composite(kind: SyntaxKind) -> bool {
    kind.is_instruction() || matches!(kind, SyntaxKind::PAIR | SyntaxKind::EXEC_FORM | SyntaxKind::HEREDOC)
}

fn comments(node: Node<'_>) -> impl Iterator<Item = &str> {
    node.tokens().filter(|it| it.kind() == SyntaxKind::COMMENT).map(comment_text)
}

/// Whether a shell reads the same: the same text but for blanks outside quotes, or the same tokens in the same
/// structure.
fn is_same_shell(a: &Piece<'_>, b: &Piece<'_>) -> bool {
    collapsed(&a.text).eq(collapsed(&b.text)) || {
        let (whole_a, whole_b) = (a.whole(), b.whole());
        let said_a = said(&whole_a, a.text.len());
        said_a.is_some() && said_a == said(&whole_b, b.text.len())
    }
}

/// A token, with what it does and how deep it is where the structure is understood.
type Said<'s> = (TokenKind, Option<(Role, u16)>, &'s str);

/// The tokens of the first `len` bytes.
fn said(whole: &str, len: usize) -> Option<Vec<Said<'_>>> {
    let said: Vec<Said<'_>> = match Outline::parse(whole) {
        Some(it) => {
            let tokens = it.tokens().iter().take_while(|it| it.range.end <= len);
            tokens.map(|it| (it.kind, Some((it.role, it.depth)), &whole[it.range.clone()])).collect()
        }
        None => {
            let tokens = tokens(whole)?.into_iter().take_while(|it| it.range.end <= len);
            tokens.map(|it| (it.kind, None, &whole[it.range])).collect()
        }
    };
    Some(said)
}

/// The bytes with one blank for any number of them outside quotes. In an unbalanced text the last quote never closes,
/// so the blanks behind it count.
fn collapsed(text: &str) -> impl Iterator<Item = u8> {
    let mut quote = None;
    let mut is_protected = false;
    let mut previous = 0;
    // All that matters here is ASCII, and no byte of a longer character is.
    text.bytes().filter_map(move |byte| {
        let is_blank = matches!(byte, b' ' | b'\t') && quote.is_none() && !is_protected;
        let repeats = is_blank && previous == b' ';
        previous = if is_blank {
            b' '
        } else if byte == b' ' {
            0
        } else {
            byte
        };
        match (quote, byte) {
            _ if std::mem::take(&mut is_protected) => {}
            (None | Some(b'"'), b'\\') => is_protected = true,
            (None, b'\'' | b'"') => quote = Some(byte),
            (Some(it), byte) if it == byte => quote = None,
            _ => {}
        }
        if repeats { None } else { Some(if is_blank { b' ' } else { byte }) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_outside_quotes_do_not_count() {
        let is_same_shell = |a, b| {
            is_same_shell(&Piece::token(SyntaxKind::SHELL_FORM, a), &Piece::token(SyntaxKind::SHELL_FORM, b))
        };
        assert!(is_same_shell("a   b 'c  d'", "a b 'c  d'"));
        assert!(!is_same_shell("a 'c  d'", "a 'c d'"));
        assert!(is_same_shell("a&&b", "a && b"));
        assert!(!is_same_shell("a && b", "a || b"));
        assert!(is_same_shell("a > b", "a >b"));
        assert!(!is_same_shell("a 2 >b", "a 2>b"));
    }

    #[test]
    fn a_lost_comment_is_a_difference() {
        let parse = dockerfmt_syntax::parse;
        let compare = |a, b| compare(&parse(a), &parse(b), &Style::default());
        assert!(compare("FROM a\n# c\nRUN x", "FROM a\nRUN x").is_err());
        assert!(compare("RUN a \\\n# c\n b", "RUN a b").is_err());
        assert!(compare("run a \\\n# c\n b", "RUN a \\\n  # c\n  b").is_ok());
    }
}
