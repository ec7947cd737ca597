//! The line end of what is printed.
//!
//! Separate because it must not change when the result is formatted again, although some lines are copied with the
//! ends that they have and blank lines go.

use dockerfmt_syntax::TextRange;

use crate::style::{LineEnding, Style};

use super::entry::Entry;

/// The line end that the style asks for; for `auto`, the one that most entries of `text` end with.
///
/// Where an entry ends, a line end is always printed, so the majority can only grow.
pub(super) fn line_end(text: &str, entries: &[Entry<'_>], style: &Style) -> &'static str {
    let is_crlf = match style.line_ending {
        LineEnding::Auto => prevails_crlf(text, entries, style.final_newline),
        LineEnding::Lf => false,
        LineEnding::Crlf => true,
    };
    if is_crlf { "\r\n" } else { "\n" }
}

fn prevails_crlf(text: &str, entries: &[Entry<'_>], has_final_newline: bool) -> bool {
    // A line end that goes cannot vote, or the next run would count another result.
    let n_voters = if has_final_newline { entries.len() } else { entries.len().saturating_sub(1) };
    let ends =
        entries[..n_voters].iter().map(|it| &text[TextRange::new(it.element.range().end, it.range.end)]);
    let (n_lf, n_crlf) = count(ends);
    // One instruction alone: the ends of its lines are all there is.
    let (n_lf, n_crlf) = if n_lf + n_crlf == 0 { count(text.split_inclusive('\n')) } else { (n_lf, n_crlf) };
    n_crlf > n_lf
}

fn count<'s>(lines: impl Iterator<Item = &'s str>) -> (usize, usize) {
    lines.fold((0, 0), |(n_lf, n_crlf), line| match line {
        it if it.ends_with("\r\n") => (n_lf, n_crlf + 1),
        it if it.ends_with('\n') => (n_lf + 1, n_crlf),
        _ => (n_lf, n_crlf),
    })
}
