//! The edits that take pragmas back.

use dockerfmt_syntax::{Parse, TextEdit, TextRange, Token, parse};

use super::parse::Pragma;

/// The edit that takes the word at `idx` out of the list, and with the last one the comment.
pub(crate) fn without_word(parse: &Parse, pragma: &Pragma<'_>, idx: usize) -> TextEdit {
    let range = |it: usize| pragma.words.get(it).map(|it| it.range);
    let previous = idx.checked_sub(1).and_then(range);
    match (previous, range(idx), range(idx + 1)) {
        (Some(previous), Some(word), _) => TextEdit::delete(TextRange::new(previous.end, word.end)),
        (None, Some(word), Some(next)) => TextEdit::delete(TextRange::new(word.start, next.start)),
        _ => without_comment(parse, pragma.comment),
    }
}

/// The edit that takes the comment away with its line.
pub(crate) fn without_comment(parse: &Parse, comment: Token<'_>) -> TextEdit {
    let text = parse.tree.text();
    let TextRange { start, end } = comment.range();
    let line_start = text[..start as usize].rfind('\n').map_or(bom_len(text), |it| it + 1);
    let rest = &text[end as usize..];
    let line_end = end as usize + rest.find('\n').map_or(rest.len(), |it| it + 1);
    let end = if is_barrier(parse, comment, &text[line_end..]) { end } else { line_end as u32 };
    TextEdit::delete(TextRange::new(line_start as u32, end))
}

/// Whether the line of `comment` keeps the one below it from being read as a parser directive.
fn is_barrier(parse: &Parse, comment: Token<'_>, below: &str) -> bool {
    let first = parse.file().instructions().next();
    let is_on_top = first.is_none_or(|it| comment.range().start < it.range().start);
    is_on_top && {
        let line = below.split('\n').next().unwrap_or_default();
        self::parse(line).file().directives().next().is_some()
    }
}

/// Length of the byte order mark at the start of `text`.
pub(super) fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use dockerfmt_syntax::apply_edits;

    use super::*;

    /// The text without the word at `idx` of its first pragma.
    fn without(text: &str, idx: usize) -> Option<String> {
        let parse = parse(text);
        let pragmas = Pragma::all(&parse);
        apply_edits(text, &[without_word(&parse, pragmas.first()?, idx)])
    }

    #[test]
    fn a_word_goes_with_its_comma() {
        let text = "# hadolint ignore=A , B,C # why\n";
        assert_eq!(without(text, 0).as_deref(), Some("# hadolint ignore=B,C # why\n"));
        assert_eq!(without(text, 1).as_deref(), Some("# hadolint ignore=A,C # why\n"));
        assert_eq!(without(text, 2).as_deref(), Some("# hadolint ignore=A , B # why\n"));
    }

    #[test]
    fn the_last_word_goes_with_its_line() {
        let alone = "\t# hadolint ignore=A # why\r\n";
        assert_eq!(
            without(&format!("FROM a\r\n{alone}RUN x\r\n"), 0).as_deref(),
            Some("FROM a\r\nRUN x\r\n")
        );
        assert_eq!(without("FROM a\n# hadolint ignore=A", 0).as_deref(), Some("FROM a\n"));
        assert_eq!(without("\u{feff}# hadolint ignore=A\nFROM a", 0).as_deref(), Some("\u{feff}FROM a"));
        assert_eq!(without("RUN a \\\n  # hadolint ignore=A\n  b", 0).as_deref(), Some("RUN a \\\n  b"));
    }

    #[test]
    fn no_comment_becomes_a_directive() {
        let text = "# hadolint ignore=A\n# syntax=b\nFROM a\n";
        assert_eq!(without(text, 0).as_deref(), Some("\n# syntax=b\nFROM a\n"));
    }
}
