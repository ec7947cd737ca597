//! The file that a report is about: what it is called, and where its findings are as people count.

use std::cell::Cell;

use dockerfmt::Diagnostic;
use dockerfmt::syntax::{LineIndex, TextRange};

use super::{Reporter, SYNTAX_ERROR};

/// The columns between the tab stops that hadolint counts with.
const TAB_WIDTH: usize = 8;

/// One file of a run.
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) compat: bool,
    pub(super) color: bool,
    pub(super) path_in_report: Option<&'a str>,
    pub(super) lines: LineIndex,
    pub(super) unit: Unit,
    pub(super) starts: Cell<Place>,
    pub(super) ends: Cell<Place>,
}

/// What columns are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Byte,
    Utf16,
    Char,
}

/// Where something is, line and column counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) column: u32,
    offset: u32,
}

/// From the first byte to the one behind the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: Place,
    pub(super) end: Place,
}

impl<'a> File<'a> {
    pub(super) fn new(name: &'a str, text: &'a str, unit: Unit) -> Self {
        File {
            name,
            text,
            compat: false,
            color: false,
            path_in_report: None,
            lines: LineIndex::new(text),
            unit,
            starts: Cell::default(),
            ends: Cell::default(),
        }
    }

    /// As the reporter has been told to show it.
    pub(super) fn with(self, reporter: &'a Reporter) -> Self {
        let path_in_report = reporter.path_in_report.as_deref();
        // hadolint has two names for a file then, of which a format uses one or the other, or both.
        let name = if reporter.compat { self.name } else { path_in_report.unwrap_or(self.name) };
        File { name, compat: reporter.compat, color: reporter.color, path_in_report, ..self }
    }

    /// The name that was asked for, where one was.
    pub(super) fn path(&self) -> &'a str {
        self.path_in_report.unwrap_or(self.name)
    }

    /// hadolint opens standard input as a file when it fails to parse it, and says so.
    pub(super) fn name_for(&self, diagnostic: &Diagnostic) -> &'a str {
        let opened = self.is_parse_error(diagnostic) && self.name == "-";
        if opened { "/dev/stdin" } else { self.name }
    }

    /// Whether the finding is all that hadolint says of the file, in a form of its own.
    pub(super) fn is_parse_error(&self, diagnostic: &Diagnostic) -> bool {
        self.compat && diagnostic.code == SYNTAX_ERROR
    }

    /// Where a range is. Ranges in the order of the text cost one walk over it.
    pub(super) fn extent(&self, range: TextRange) -> Extent {
        Extent { start: self.place(range.start, &self.starts), end: self.place(range.end, &self.ends) }
    }

    fn place(&self, offset: u32, last: &Cell<Place>) -> Place {
        let line = self.lines.line(offset);
        let known = last.get();
        let is_ahead = known.line == line && known.offset <= offset;
        let (from, column) =
            if is_ahead { (known.offset, known.column) } else { (self.lines.line_start(line), 1) };
        let between = self.text.get(from as usize..offset as usize).unwrap_or_default();
        let place = Place { line, column: column + self.unit.len(between), offset };
        last.set(place);
        place
    }

    /// The column that goes with [`Diagnostic::anchor_line`]: 1 where the range begins on another line. hadolint
    /// knows no columns but those of parse errors.
    pub(super) fn anchor_column(&self, diagnostic: &Diagnostic) -> u32 {
        if self.compat {
            let is_error = diagnostic.code == SYNTAX_ERROR;
            return if is_error { self.column_with_tab_stops(diagnostic.range.start) } else { 1 };
        }
        let start = self.place(diagnostic.range.start, &self.starts);
        if start.line == diagnostic.anchor_line { start.column } else { 1 }
    }

    fn column_with_tab_stops(&self, offset: u32) -> u32 {
        let start = self.lines.line_start(self.lines.line(offset)) as usize;
        let before = self.text.get(start..offset as usize).unwrap_or_default();
        expand_tabs(before).chars().count() as u32 + 1
    }

    /// A line, counted from 1, without its end.
    pub(super) fn line(&self, line: u32) -> &'a str {
        let rest = self.text.get(self.lines.line_start(line) as usize..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// The first word of a line, counted from 1.
    pub(super) fn first_word(&self, line: u32) -> TextRange {
        let start = self.lines.line_start(line);
        let line = self.line(line);
        let word = line.split_whitespace().next().unwrap_or_default();
        let start = start + (line.len() - line.trim_start().len()) as u32;
        TextRange::new(start, start + word.len() as u32)
    }

    /// A parse error as hadolint shows it where there is room: the line, and a mark below.
    pub(super) fn excerpt(&self, error: &Diagnostic) -> String {
        let (name, line) = (self.name_for(error), error.anchor_line);
        let column = self.anchor_column(error);
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let source = match expand_tabs(self.line(line)) {
            it if it.is_empty() => "<empty line>".to_owned(),
            it => it,
        };
        let blanks = " ".repeat(column as usize - 1);
        let message = &error.message;
        format!("{name}:{line}:{column}:\n{margin} |\n{number} | {source}\n{margin} | {blanks}^\n{message}\n")
    }
}

impl Unit {
    fn len(self, text: &str) -> u32 {
        let len = match self {
            Unit::Byte => text.len(),
            Unit::Utf16 => text.encode_utf16().count(),
            Unit::Char => text.chars().count(),
        };
        len as u32
    }
}

fn expand_tabs(line: &str) -> String {
    let mut res = String::new();
    let mut column = 0;
    for c in line.chars() {
        let n_blanks = TAB_WIDTH - column % TAB_WIDTH;
        match c {
            '\t' => res.extend(std::iter::repeat_n(' ', n_blanks)),
            c => res.push(c),
        }
        column += if c == '\t' { n_blanks } else { 1 };
    }
    res
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn columns_are_counted_in_the_unit_of_the_format() {
        let text = "é𝄞x\nyz";
        for (unit, columns) in [(Unit::Byte, [3, 7, 8]), (Unit::Utf16, [2, 4, 5]), (Unit::Char, [2, 3, 4])] {
            let file = File::new("f", text, unit);
            let seen = [2, 6, 7].map(|it| file.extent(TextRange::empty(it)).start.column);
            assert_eq!(seen, columns, "{unit:?}");
            let next = file.extent(TextRange::new(8, 9));
            assert_eq!((next.start.line, next.start.column, next.end.column), (2, 1, 2));
            assert_eq!(file.extent(TextRange::empty(2)).start.column, columns[0], "back again");
        }
    }

    #[test]
    fn an_excerpt_marks_the_place() {
        let error = samples::syntax_error();
        assert_eq!(
            samples::compat("-").excerpt(&error),
            "/dev/stdin:1:6:\n  |\n1 | FROM é:latest\n  |      ^\nan image is expected\n"
        );
        let tabs = File { compat: true, ..File::new("f", "\tRUNN\tx", Unit::Char) };
        assert_eq!(
            tabs.excerpt(&error),
            "f:1:13:\n  |\n1 |         RUNN    x\n  |             ^\nan image is expected\n"
        );
        let empty = File { compat: true, ..File::new("f", "", Unit::Char) };
        assert!(empty.excerpt(&error).contains("1 | <empty line>\n"));
    }
}
