//! Lines that are too long: they break at their outermost operators, then around what these tie.

use dockerfmt_shell::{Role, TokenKind};

use crate::print::Printer;
use crate::rows::Indent;

use super::blocks::Body;
use super::layout::Layout;

/// What a text is printed on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// Columns that a line may have; 0 for any number.
    line_width: usize,
    indent_width: usize,
    /// Where the first line begins, behind the keyword and flags.
    start: usize,
}

/// What breaks as one: lists, pipelines and bodies by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    /// The `&&` of a list.
    And(usize),
    /// The `||` of a list.
    Or(usize),
    Pipeline(usize),
    Body(usize),
}

/// The units of a layout.
pub(super) struct Units {
    /// For each token the unit that may break the line before it, with its depth.
    of_token: Vec<Option<(u16, Unit)>>,
    ands: Vec<Vec<usize>>,
    ors: Vec<Vec<usize>>,
    pipelines: Vec<Vec<usize>>,
}

impl Page {
    /// The page below what is printed already.
    pub(super) fn new(printer: &Printer<'_>) -> Self {
        let style = printer.style;
        let indent_width = usize::from(style.indent_width);
        let indent = match printer.rows.indent() {
            Indent::Level(it) => it * indent_width,
            Indent::Written => 0,
        };
        let text = printer.rows.text();
        let blank = usize::from(!text.is_empty());
        let last_line = text.rsplit('\n').next().unwrap_or_default();
        let start = indent + last_line.chars().count() + blank;
        Page { line_width: usize::from(style.line_width), indent_width, start }
    }

    fn fits(&self, width: usize) -> bool {
        self.line_width == 0 || width <= self.line_width
    }
}

impl Layout<'_, '_> {
    /// Whether the text fits as it is: on one line, if nothing in it breaks.
    pub(super) fn fits(&self, page: Page) -> bool {
        page.fits(self.width(0, self.tokens.len(), page.start))
    }

    /// Breaks each line that is too long, as long as there is something in it to break.
    ///
    /// Breaking a pipeline moves what stands in it, so that a line before may become too long: call it again where it
    /// has broken one.
    pub(super) fn break_long_lines(&mut self, page: Page, units: &Units, bodies: &[Body]) {
        let levels = self.levels();
        let mut start = 0;
        while start < self.tokens.len() {
            let end = self.line_end(start);
            let column = if start == 0 { page.start } else { levels[start] * page.indent_width };
            let is_long = !page.fits(self.width(start, end, column));
            match if is_long { units.outermost(start + 1..end) } else { None } {
                Some(unit) => self.break_unit(unit, units, bodies),
                None => start = end,
            }
        }
    }

    fn break_unit(&mut self, unit: Unit, units: &Units, bodies: &[Body]) {
        match unit {
            Unit::And(it) => self.break_before(&units.ands[it]),
            Unit::Or(it) => self.break_before(&units.ors[it]),
            Unit::Pipeline(it) => self.break_before(&units.pipelines[it]),
            Unit::Body(it) => bodies[it].edges().for_each(|it| self.gaps[it].is_break = true),
        }
    }

    fn break_before(&mut self, tokens: &[usize]) {
        tokens.iter().for_each(|&it| self.gaps[it].is_break = true);
    }

    /// The first token of the line below that of the token `start`.
    fn line_end(&self, start: usize) -> usize {
        let rest = self.gaps[start + 1..].iter().position(|it| it.is_break);
        rest.map_or(self.tokens.len(), |it| start + 1 + it)
    }

    /// The columns of the line with these tokens, the continuation behind it included; of the longest of its lines if
    /// words run over several.
    fn width(&self, start: usize, end: usize, column: usize) -> usize {
        let mut column = column;
        let mut res = 0;
        for i in start..end {
            column += usize::from(i > start && !self.is_glued[i]);
            for (n, line) in self.texts[i].split('\n').enumerate() {
                if n > 0 {
                    res = res.max(column);
                    column = 0;
                }
                column += line.trim_end_matches('\r').chars().count();
            }
        }
        let continuation = if end < self.tokens.len() { " \\".len() } else { 0 };
        res.max(column + continuation)
    }
}

impl Units {
    pub(super) fn of(layout: &Layout<'_, '_>, bodies: &[Body]) -> Self {
        let mut res = Units {
            of_token: vec![None; layout.tokens.len()],
            ands: vec![Vec::new(); layout.n_lists],
            ors: vec![Vec::new(); layout.n_lists],
            pipelines: vec![Vec::new(); layout.n_pipelines],
        };
        for (i, token) in layout.tokens.iter().enumerate() {
            let (unit, tokens) = match token.role {
                Role::AndOr(it) if token.kind == TokenKind::AndIf => {
                    (Unit::And(it.index()), &mut res.ands[it.index()])
                }
                Role::AndOr(it) => (Unit::Or(it.index()), &mut res.ors[it.index()]),
                Role::Pipe(it) => (Unit::Pipeline(it.index()), &mut res.pipelines[it.index()]),
                _ => continue,
            };
            tokens.push(i);
            res.of_token[i] = Some((token.depth, unit));
        }
        for (idx, body) in bodies.iter().enumerate() {
            body.edges().for_each(|it| res.of_token[it] = Some((body.depth, Unit::Body(idx))));
        }
        res
    }

    /// The unit to break first among those of a line; none of its tokens begins one.
    fn outermost(&self, tokens: std::ops::Range<usize>) -> Option<Unit> {
        self.of_token.get(tokens)?.iter().flatten().min().map(|it| it.1)
    }
}
