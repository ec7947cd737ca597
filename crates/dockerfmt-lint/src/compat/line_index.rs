//! The lines of a text by what they start with.
//!
//! Separate because it is a data structure, no grammar. With it many heredocs stay cheap that have no terminator.

use std::collections::HashMap;

/// Made once for a text.
pub(super) struct LineIndex<'t> {
    /// Sorted by text; each with its offset.
    lines: Vec<(&'t str, usize)>,
    /// The offsets of the lines that start with a name, in order. All lists together are no longer than the text:
    /// a line is in at most one list for each of its prefixes.
    starts: HashMap<String, Vec<usize>>,
}

impl<'t> LineIndex<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let offset_of = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        let mut lines: Vec<_> = text.split('\n').map(|line| (line, offset_of(line))).collect();
        lines.sort_unstable();
        LineIndex { lines, starts: HashMap::new() }
    }

    /// The first line behind `offset` that starts with `prefix`.
    pub(super) fn first_with_prefix(&mut self, prefix: &str, offset: usize) -> Option<usize> {
        if !self.starts.contains_key(prefix) {
            self.starts.insert(prefix.to_owned(), self.all_with_prefix(prefix));
        }
        let starts = self.starts.get(prefix)?;
        starts.get(starts.partition_point(|it| *it <= offset)).copied()
    }

    fn all_with_prefix(&self, prefix: &str) -> Vec<usize> {
        let first = self.lines.partition_point(|(line, _)| *line < prefix);
        let found = self.lines[first..].iter().take_while(|(line, _)| line.starts_with(prefix));
        let mut starts: Vec<_> = found.map(|(_, start)| *start).collect();
        starts.sort_unstable();
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn finds_the_next_line_with_a_prefix() {
        let mut lines = LineIndex::new("ab\nb\nabc\na\n");
        assert_eq!(lines.first_with_prefix("ab", 0), Some(5));
        assert_eq!(lines.first_with_prefix("ab", 5), None);
        assert_eq!(lines.first_with_prefix("a", 5), Some(9));
        assert_eq!(lines.first_with_prefix("", 9), Some(11));
        assert_eq!(lines.first_with_prefix("c", 0), None);
    }
}
