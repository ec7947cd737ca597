//! Edits that delete a part of the file and leave nothing of it behind.

use dockerfmt_syntax::ast::{Flag, Instruction, Pair};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange};

/// Deletes the lines of an instruction; `None` where a comment would go with them.
pub(crate) fn lines(text: &str, instruction: Instruction<'_>) -> Option<TextEdit> {
    let range = instruction.range();
    let has_comment = instruction.node().tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    let before = &text[..range.start as usize];
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let after = &text[range.end as usize..];
    // Behind a continuation at the end of the file the line end is inside the instruction.
    let is_line_over = text[range].ends_with('\n');
    let line_end = if is_line_over { 0 } else { after.find('\n').map_or(after.len(), |it| it + 1) };
    let lines = TextRange::new(range.start - indent as u32, range.end + line_end as u32);
    (!has_comment).then(|| TextEdit::delete(lines))
}

/// Deletes a flag with the blanks behind it, and with its line where it stands alone; `None` where a continuation cuts
/// it.
pub(crate) fn flag(text: &str, flag: Flag<'_>) -> Option<TextEdit> {
    let range = flag.range();
    let line_start = text[..range.start as usize].rfind('\n').map_or(0, |it| it + 1);
    let is_first = text[line_start..range.start as usize].chars().all(is_blank);
    let rest = text[range.end as usize..].trim_start_matches(is_blank);
    // What is behind the continuation takes the place of the flag.
    let continued = rest.strip_prefix(flag.node().tree().escape()).and_then(line_end).filter(|_| is_first);
    let rest = continued.map_or(rest, |it| it.trim_start_matches(is_blank));
    let is_whole = !text[range].contains('\n');
    is_whole.then(|| TextEdit::delete(TextRange::new(range.start, (text.len() - rest.len()) as u32)))
}

/// Deletes the pairs that are not to be kept, each with what is between it and its neighbour; `None` where none would be
/// left, or a comment would go with them.
pub(crate) fn pairs<'t>(
    text: &str,
    pairs: impl Iterator<Item = Pair<'t>>,
    is_kept: impl Fn(&Pair<'t>) -> bool,
) -> Option<Vec<TextEdit>> {
    let pairs: Vec<(TextRange, bool)> = pairs.map(|it| (it.range(), is_kept(&it))).collect();
    let first = pairs.iter().position(|it| it.1)?;
    let leading = (first > 0).then(|| TextRange::new(pairs[0].0.start, pairs[first].0.start));
    let others = pairs[first..].windows(2).filter(|it| !it[1].1);
    let others = others.map(|it| TextRange::new(it[0].0.end, it[1].0.end));
    let ranges: Vec<TextRange> = leading.into_iter().chain(others).collect();
    let has_comment = ranges.iter().any(|it| text[*it].contains('#'));
    (!has_comment).then(|| ranges.into_iter().map(TextEdit::delete).collect())
}

/// Deletes an argument of an instruction, and the instruction where it has no others; `None` where this cannot be done.
pub(crate) fn argument_of(
    text: &str,
    instruction: Instruction<'_>,
    has_others: bool,
    range: TextRange,
) -> Option<Vec<TextEdit>> {
    if !has_others {
        return Some(vec![lines(text, instruction)?]);
    }
    // The keyword is written anew, so that two fixes of one instruction get in each other's way: together they might
    // leave it without any argument.
    let keyword = instruction.keyword()?;
    Some(vec![TextEdit::replace(keyword.range(), keyword.text()), argument(text, range)?])
}

/// Deletes an argument that is not the first on its line, with the blanks before it; `None` for all others, and where a
/// continuation cuts it.
fn argument(text: &str, range: TextRange) -> Option<TextEdit> {
    let before = &text[..range.start as usize];
    let start = before.trim_end_matches(is_blank).len();
    let is_whole = !text[range].contains('\n') && !before[..start].ends_with('\n');
    (is_whole && start < before.len()).then(|| TextEdit::delete(TextRange::new(start as u32, range.end)))
}

/// What follows the end of the line, if nothing but blanks stands before it.
fn line_end(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_blank);
    rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}
