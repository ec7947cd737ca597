//! Where lines stand for the last time, so that heredocs without a terminator are told apart at once.
//!
//! Separate because it is about time only: a file of many such heredocs would else be searched to its end for each.

use std::collections::HashMap;

use crate::heredoc::Opener;
use crate::logical::PhysicalLine;

/// The offset at which each line begins for the last time.
#[derive(Debug)]
pub(crate) struct Terminators<'s> {
    lines: HashMap<&'s str, usize>,
    /// The same without leading tabs.
    stripped: HashMap<&'s str, usize>,
}

impl<'s> Terminators<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let mut res = Terminators { lines: HashMap::new(), stripped: HashMap::new() };
        let mut offset = 0;
        while offset < source.len() {
            let line = PhysicalLine::first_of(&source[offset..]);
            res.lines.insert(line.text, offset);
            res.stripped.insert(line.text.trim_start_matches('\t'), offset);
            offset += line.len();
        }
        res
    }

    /// Whether a terminator for `opener` begins at `offset` or behind it.
    pub(crate) fn has(&self, opener: &Opener, offset: usize) -> bool {
        let lines = if opener.strips_tabs { &self.stripped } else { &self.lines };
        lines.get(opener.name.as_str()).is_some_and(|it| offset <= *it)
    }
}
