//! The lines of one instruction while they are put together.

use crate::gap::{Gap, Item};
use crate::style::{IndentStyle, Style};

/// One line of code with the comments above it. Its text may itself run over lines, inside a quoted word.
#[derive(Debug, Default)]
struct Row<'t> {
    above: Vec<Item<'t>>,
    indent: Indent,
    text: String,
    /// Whether the continuation follows the text without a blank: there the line break is inside a word.
    is_cut: bool,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Indent {
    /// So many levels in.
    Level(usize),
    /// As it is written: the blanks are part of a quoted text.
    Written,
}

impl Default for Indent {
    fn default() -> Self {
        Indent::Level(0)
    }
}

/// The rows of an instruction; there is always a current one, the last.
#[derive(Debug)]
pub(crate) struct Rows<'t> {
    done: Vec<Row<'t>>,
    current: Row<'t>,
}

impl<'t> Rows<'t> {
    pub(crate) fn new() -> Self {
        Rows { done: Vec::new(), current: Row::default() }
    }

    /// Appends to the current row, behind a blank unless the row is empty.
    pub(crate) fn push(&mut self, text: &str) {
        if !self.current.text.is_empty() {
            self.current.text.push(' ');
        }
        self.current.text.push_str(text);
    }

    /// Appends to the current row without a blank.
    pub(crate) fn push_glued(&mut self, text: &str) {
        self.current.text.push_str(text);
    }

    /// Begins a new row, with the comments of `gap` above it.
    pub(crate) fn new_row(&mut self, indent: Indent, gap: Gap<'t>) {
        let next = Row { above: gap.items, indent, text: String::new(), is_cut: false };
        self.done.push(std::mem::replace(&mut self.current, next));
    }

    /// Says that the break behind the current row is inside a word.
    pub(crate) fn cut(&mut self) {
        self.current.is_cut = true;
    }

    /// Whether nothing is in the current row yet.
    pub(crate) fn is_row_empty(&self) -> bool {
        self.current.text.is_empty()
    }

    /// The text of the current row, without its indentation.
    pub(crate) fn text(&self) -> &str {
        &self.current.text
    }

    /// Where the current row begins.
    pub(crate) fn indent(&self) -> Indent {
        self.current.indent
    }

    /// Whether there is more than one row.
    pub(crate) fn is_multi_line(&self) -> bool {
        !self.done.is_empty()
    }

    /// The level of the current row.
    pub(crate) fn level(&self) -> usize {
        match self.current.indent {
            Indent::Level(it) => it,
            Indent::Written => 0,
        }
    }

    /// The lines, without an end behind the last.
    pub(crate) fn finish(self, style: &Style, escape: char, line_end: &str) -> String {
        let mut res = String::new();
        let n_breaks = self.done.len();
        for (i, row) in self.done.iter().chain([&self.current]).enumerate() {
            let indent = row.indent_text(style);
            for item in &row.above {
                res.push_str(&indent);
                match item {
                    Item::Comment(it) => res.push_str(it),
                    Item::Lone => res.push(escape),
                }
                res.push_str(line_end);
            }
            if row.indent != Indent::Written {
                res.push_str(&indent);
            }
            res.push_str(&row.text);
            if i < n_breaks {
                if !row.is_cut {
                    res.push(' ');
                }
                res.push(escape);
                res.push_str(line_end);
            }
        }
        res
    }
}

impl Row<'_> {
    fn indent_text(&self, style: &Style) -> String {
        match self.indent {
            Indent::Written => self.text.chars().take_while(|it| matches!(it, ' ' | '\t')).collect(),
            Indent::Level(it) => match style.indent_style {
                IndentStyle::Space => " ".repeat(it * usize::from(style.indent_width)),
                IndentStyle::Tab => "\t".repeat(it),
            },
        }
    }
}
