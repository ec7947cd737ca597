//! Which lines of shell text begin inside a word, so that their blanks are content.

use dockerfmt_shell::tokens;

/// For each of the ascending `offsets`, whether it is inside quotes or any other word that runs over the line break.
///
/// Where the text cannot be cut into tokens, or is for another shell, two readings of its quotes are asked and one
/// that says "inside" is enough: a line too many that is left alone does no harm.
pub(super) fn inside_word(text: &str, offsets: &[usize], is_posix: bool) -> Vec<bool> {
    match tokens(text).filter(|_| is_posix) {
        Some(tokens) => {
            let ranges: Vec<_> = tokens.into_iter().map(|it| it.range).collect();
            let is_inside = |at: usize| {
                let next = ranges.partition_point(|it| it.end <= at);
                ranges.get(next).is_some_and(|it| it.start < at)
            };
            offsets.iter().map(|&it| is_inside(it)).collect()
        }
        None => {
            let readings = [quoted(text, offsets, '\\'), quoted(text, offsets, '`')];
            readings[0].iter().zip(&readings[1]).map(|(a, b)| *a || *b).collect()
        }
    }
}

/// Whether each offset is inside quotes, where `escape` protects a character outside single quotes.
fn quoted(text: &str, offsets: &[usize], escape: char) -> Vec<bool> {
    let mut quote = None;
    let mut offsets = offsets.iter().peekable();
    let mut res = Vec::new();
    let mut is_protected = false;
    for (i, c) in text.char_indices() {
        while offsets.next_if(|&&it| it <= i).is_some() {
            res.push(quote.is_some());
        }
        if std::mem::take(&mut is_protected) {
            continue;
        }
        match (quote, c) {
            (None | Some('"'), c) if c == escape => is_protected = true,
            (None, '\'' | '"') => quote = Some(c),
            (Some(it), c) if it == c => quote = None,
            _ => {}
        }
    }
    res.extend(offsets.map(|_| quote.is_some()));
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_quotes_is_inside_a_word() {
        assert_eq!(inside_word("echo \"a  b\" c", &[8, 12], true), [true, false]);
        assert_eq!(inside_word("Write-Host 'a  b' c", &[14, 18], false), [true, false]);
    }

    #[test]
    fn one_reading_that_sees_quotes_is_enough() {
        // For bash the quote is escaped, for PowerShell it opens.
        assert_eq!(inside_word(r"x \' y z", &[6], false), [true]);
    }
}
