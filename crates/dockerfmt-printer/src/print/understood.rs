//! Which instructions can be printed from their parts. The others are left byte for byte.

use dockerfmt_syntax::{Node, Parse, SyntaxKind, TextRange};

/// Whether BuildKit would take the instruction, and it is nothing that only BuildKit can read.
pub(super) fn is_understood(parse: &Parse, node: Node<'_>) -> bool {
    !has_syntax_error(parse, node) && !has_cut_keyword(node) && !ends_in_comment(node)
}

/// The range up to the bodies of heredocs.
pub(super) fn head_range(node: Node<'_>) -> TextRange {
    let body = node.descendants().find(|it| it.kind() == SyntaxKind::HEREDOC);
    TextRange::new(node.range().start, body.map_or(node.range().end, |it| it.range().start))
}

/// Whether the text ends before a heredoc of the instruction does.
pub(super) fn has_open_heredoc(node: Node<'_>) -> bool {
    let mut heredocs = node.descendants().filter_map(|it| it.into_node());
    heredocs.any(|it| it.kind() == SyntaxKind::HEREDOC && it.token(SyntaxKind::HEREDOC_TERMINATOR).is_none())
}

fn has_syntax_error(parse: &Parse, node: Node<'_>) -> bool {
    let first = parse.errors.partition_point(|it| it.range.start < node.range().start);
    parse.errors.get(first).is_some_and(|it| it.range.start <= node.range().end)
}

/// Whether a continuation is inside a keyword.
fn has_cut_keyword(node: Node<'_>) -> bool {
    let is_whole = |it: &str| {
        SyntaxKind::from_keyword(it).is_some()
            || it.eq_ignore_ascii_case("AS")
            || it.eq_ignore_ascii_case("NONE")
    };
    let mut keywords = node.tokens().filter(|it| it.kind() == SyntaxKind::KEYWORD);
    keywords.any(|it| !is_whole(it.text()))
}

/// Whether comments stand behind a dangling continuation, with no code below that they could belong to.
fn ends_in_comment(node: Node<'_>) -> bool {
    let head = head_range(node);
    let in_head = node.tokens().take_while(|it| it.range().end <= head.end);
    let seen = in_head.filter(|it| !it.kind().is_trivia() || it.kind() == SyntaxKind::COMMENT);
    seen.last().is_some_and(|it| it.kind() == SyntaxKind::COMMENT)
}
