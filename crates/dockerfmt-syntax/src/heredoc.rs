//! What opens a heredoc, by BuildKit's own test.
//!
//! BuildKit splits the joined line into shell words (always with `\` as the escape) and looks at each word;
//! a line that it cannot split, as for an unbalanced quote or `${x[0]}`, has no heredocs at all.

use std::borrow::Cow;
use std::ops::Range;

use nom::Parser;

use crate::lex::{modifier, variable_name};
use crate::quote::unquoted_word;

/// A word that opens a heredoc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opener {
    /// Where the word is in the text that was searched.
    pub range: Range<usize>,
    /// The text of the terminator line.
    pub name: String,
    /// The number before `<<`; 0 where there is none.
    pub fd: u32,
    /// `<<-`: leading tabs do not count.
    pub strips_tabs: bool,
    /// Whether variables in the body are expanded; not where the name is quoted.
    pub expands: bool,
}

/// The openers of a joined instruction, in the order of their bodies.
pub(crate) fn openers(line: &str) -> Vec<Opener> {
    if !line.contains("<<") {
        return Vec::new();
    }
    let words = shell_words(line).unwrap_or_default();
    words.into_iter().filter_map(|range| opener(&line[range.clone()], range.start)).collect()
}

/// Reads `word` as an opener; `at` is its offset.
pub(crate) fn opener(word: &str, at: usize) -> Option<Opener> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = word[digits..].strip_prefix("<<")?;
    let (strips_tabs, name) = after.strip_prefix('-').map_or((false, after), |it| (true, it));
    if name.is_empty() || name.contains('<') || shell_words(name)?.len() != 1 {
        return None;
    }
    Some(Opener {
        range: at..at + word.len(),
        name: unquoted_word(Cow::Borrowed(name), '\\').into_owned(),
        fd: word[..digits].parse().unwrap_or(0),
        strips_tabs,
        expands: !name.contains(['"', '\'']),
    })
}

/// The ranges of the shell words of `text`; `None` where BuildKit's splitter gives up.
fn shell_words(text: &str) -> Option<Vec<Range<usize>>> {
    let mut res = Vec::new();
    let mut start = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            res.extend(start.take().map(|it| it..at));
        } else {
            start.get_or_insert(at);
        }
        at += piece_len(&text[at..], c, MAX_NESTING)?;
    }
    res.extend(start.map(|it| it..text.len()));
    Some(res)
}

/// How deep quotes and `${…}` may nest; a line that nests deeper counts as one that cannot be split.
const MAX_NESTING: u32 = 32;

/// Length of the quoted text, the variable, the escaped or plain character `c` that `rest` begins with.
fn piece_len(rest: &str, c: char, nesting: u32) -> Option<usize> {
    let after = &rest[c.len_utf8()..];
    match c {
        '\'' => Some(after.find('\'')? + 2),
        '"' => double_quoted_len(rest, nesting.checked_sub(1)?),
        '$' => variable_len(rest, nesting.checked_sub(1)?),
        '\\' => Some(1 + after.chars().next().map_or(0, char::len_utf8)),
        _ => Some(c.len_utf8()),
    }
}

fn double_quoted_len(rest: &str, nesting: u32) -> Option<usize> {
    let mut at = 1;
    loop {
        let c = rest[at..].chars().next()?;
        match c {
            '"' => return Some(at + 1),
            '\'' => at += 1,
            _ => at += piece_len(&rest[at..], c, nesting)?,
        }
    }
}

/// Length of `$NAME` or `${NAME…}`; a `$` before anything else stands for itself.
fn variable_len(rest: &str, nesting: u32) -> Option<usize> {
    let Some(body) = rest.strip_prefix("${") else { return Some(1) };
    let (after, _) = variable_name().parse(body).ok()?;
    if after.starts_with('}') {
        return Some(rest.len() - after.len() + 1);
    }
    let (word, _) = modifier().parse(after).ok()?;
    let mut at = rest.len() - word.len();
    loop {
        let c = rest[at..].chars().next()?;
        if c == '}' {
            return Some(at + 1);
        }
        at += piece_len(&rest[at..], c, nesting)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        openers(line).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn openers_are_whole_words() {
        assert_eq!(names("RUN cat <<EOF"), ["EOF"]);
        assert_eq!(names("COPY <<a <<-b /x"), ["a", "b"]);
        assert_eq!(names("RUN (cat 3<<EOF)"), ["EOF)"]);
        assert_eq!(names("RUN cat x<<EOF <<<EOF << EOF <<a<<b"), [""; 0]);
    }

    #[test]
    fn quotes_are_removed_and_stop_expansion() {
        let found = openers("RUN cat <<\"E F\" <<E''F <<\\EOF");
        let read: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.expands)).collect();
        assert_eq!(read, [("E F", false), ("EF", false), ("EOF", true)]);
    }

    #[test]
    fn a_line_that_cannot_be_split_has_none() {
        assert_eq!(names("RUN echo it's <<X"), [""; 0]);
        assert_eq!(names("RUN echo ${x[0]} <<X"), [""; 0]);
        assert_eq!(names("RUN echo ${x:-a} <<X"), ["X"]);
        assert_eq!(names(&format!("RUN {} <<X", "${a:-".repeat(100_000))), [""; 0]);
    }
}
