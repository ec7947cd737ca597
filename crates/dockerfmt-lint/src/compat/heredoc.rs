//! Heredocs: the opener, and where the body ends.
//!
//! Separate because `RUN`-like commands and `COPY` share them. hadolint looks for the first line that *starts*
//! with the name; unless that line is exactly the name, there is no heredoc, and a later terminator is not found.

use std::collections::HashMap;

use super::reader::{Parsed, Reader};

/// `<<[-]<name>`, with a name in quotes or up to white space.
pub(super) fn opener<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    if !r.eat("<<") {
        return r.fail("no heredoc");
    }
    r.eat_while(|it| it == '-');
    if let Some(name) = quoted_name(r) {
        return Ok(name);
    }
    let start = r.offset();
    r.eat_while(|it| !is_space(it));
    let name = r.text_between(start, r.offset());
    // The blank or the line end behind it belongs to the opener; behind a quote it does not.
    r.next();
    Ok(name)
}

fn quoted_name<'t>(r: &mut Reader<'t>) -> Option<&'t str> {
    let quote = r.peek().filter(|it| matches!(it, '"' | '\''))?;
    let line = r.rest().split('\n').next()?;
    let name = line[1..].split_once(quote)?.0;
    r.jump_to(r.offset() + name.len() + 2);
    Some(name)
}

/// Unicode spaces count here, though nowhere else in the grammar.
fn is_space(it: char) -> bool {
    it.is_whitespace() && !matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Goes behind the terminator and its line end.
///
/// The name is empty in `1 << 2`, where the command then ends at an empty line.
pub(super) fn body(r: &mut Reader<'_>, name: &str) -> Parsed {
    if r.attempt(|r| terminator(r, name)).is_ok() {
        return Ok(());
    }
    let offset = r.offset();
    let Some(start) = r.lines().first_with_prefix(name, offset) else {
        r.jump_to(r.end_of_text());
        return r.fail("the heredoc has no terminator");
    };
    r.jump_to(start);
    terminator(r, name)
}

fn terminator(r: &mut Reader<'_>, name: &str) -> Parsed {
    if r.eat(name) && r.at_line_end() {
        r.next();
        return Ok(());
    }
    r.fail("the heredoc's name is not alone on its line")
}

/// The lines of a text by what they start with, so that many heredocs without terminators stay cheap.
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
    fn first_with_prefix(&mut self, prefix: &str, offset: usize) -> Option<usize> {
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
