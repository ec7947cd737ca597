//! The reading head of the recogniser: a text, an offset and the escape character.
//!
//! Separate because it knows characters only; blanks, continuations and words are built on it.

use super::line_index::LineIndex;

/// Why and where a rule of the grammar did not match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    /// Offset in bytes.
    pub(super) at: usize,
    pub(super) message: &'static str,
}

impl Failure {
    /// Of two alternatives that both failed, the one that read further explains the failure.
    pub(super) fn or(self, other: Failure) -> Failure {
        if other.at > self.at { other } else { self }
    }
}

pub(super) type Parsed<T = ()> = Result<T, Failure>;

pub(super) struct Reader<'t> {
    text: &'t str,
    offset: usize,
    /// Of the `# escape=` directive. hadolint takes any character.
    escape: char,
    /// Made for the first heredoc of a file.
    lines: Option<LineIndex<'t>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, escape: char) -> Self {
        Reader { text, offset: 0, escape, lines: None }
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn jump_to(&mut self, offset: usize) {
        self.offset = offset;
    }

    pub(super) fn jump_to_end(&mut self) {
        self.offset = self.text.len();
    }

    pub(super) fn escape(&self) -> char {
        self.escape
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.offset..]
    }

    pub(super) fn lines(&mut self) -> &mut LineIndex<'t> {
        let text = self.text;
        self.lines.get_or_insert_with(|| LineIndex::new(text))
    }

    pub(super) fn text_since(&self, start: usize) -> &'t str {
        &self.text[start..self.offset]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn at(&self, expected: &str) -> bool {
        self.rest().starts_with(expected)
    }

    pub(super) fn at_line_end(&self) -> bool {
        matches!(self.peek(), None | Some('\n'))
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let it = self.peek()?;
        self.offset += it.len_utf8();
        Some(it)
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.at(expected);
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Letters of `expected` match in any case; it must be ASCII.
    pub(super) fn eat_any_case(&mut self, expected: &str) -> bool {
        let found = self.rest().as_bytes().get(..expected.len());
        let found = found.is_some_and(|it| it.eq_ignore_ascii_case(expected.as_bytes()));
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Eats the first of `words` that the text starts with, as a prefix: `cachex` starts with `cache`.
    pub(super) fn eat_one_of<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|it| self.eat(it))
    }

    pub(super) fn eat_while(&mut self, accept: impl Fn(char) -> bool) -> bool {
        let rest = self.rest();
        let len = rest.find(|it| !accept(it)).unwrap_or(rest.len());
        self.offset += len;
        len > 0
    }

    pub(super) fn fail<T>(&self, message: &'static str) -> Parsed<T> {
        Err(Failure { at: self.offset, message })
    }

    /// Runs a rule; when it fails, nothing was read.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let start = self.offset;
        let parsed = rule(self);
        if parsed.is_err() {
            self.offset = start;
        }
        parsed
    }
}

/// The line and column of an offset, both from 1.
pub(super) fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = before.matches('\n').count() + 1;
    let column = before[line_start..].chars().fold(1, |column, it| match it {
        '\t' => (column - 1) / 8 * 8 + 9,
        _ => column + 1,
    });
    (to_u32(line), to_u32(column))
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn columns_count_characters_and_tab_stops() {
        assert_eq!(line_and_column("a\nbc", 3), (2, 2));
        assert_eq!(line_and_column("é\tb", 2), (1, 2));
        assert_eq!(line_and_column("é\tb", 3), (1, 9));
        assert_eq!(line_and_column("12345678\tb", 9), (1, 17));
    }
}
