//! Shell text laid out by its structure: operators lead their lines, indentation shows what belongs together.
//!
//! Words are copied; only what stands between them changes.

use std::collections::HashSet;

use dockerfmt_shell::{Joined, ListId, Outline, OutlineToken, PipelineId, Role, Shape, TokenKind};
use dockerfmt_syntax::TextRange;

use crate::gap::Gap;
use crate::print::Printer;
use crate::rows::Indent;

use super::Place;

/// Prints the text.
pub(super) fn layout<'t>(printer: &mut Printer<'t>, joined: &Joined, outline: &Outline, place: Place) {
    let mut layout = Layout::new(printer, joined, outline, place);
    layout.lead_with_operators();
    layout.break_lists();
    layout.break_pipelines();
    layout.print(printer);
}

struct Layout<'t, 'o> {
    tokens: &'o [OutlineToken],
    shape: Shape,
    place: Place,
    ranges: Vec<TextRange>,
    /// What stands before each token.
    gaps: Vec<Gap<'t>>,
}

impl<'t, 'o> Layout<'t, 'o> {
    fn new(printer: &Printer<'t>, joined: &Joined, outline: &'o Outline, place: Place) -> Self {
        let tokens = outline.tokens();
        let ranges: Vec<TextRange> = tokens.iter().map(|it| joined.source_range(it.range.clone())).collect();
        let between =
            ranges.windows(2).map(|it| printer.gaps.between(TextRange::new(it[0].end, it[1].start)));
        let gaps = std::iter::once(Gap::default()).chain(between).collect();
        Layout { tokens, shape: outline.shape(), place, ranges, gaps }
    }

    /// Moves a break behind `&&`, `||` or `|` in front of it.
    fn lead_with_operators(&mut self) {
        for i in 0..self.tokens.len().saturating_sub(1) {
            if self.is_operator(i) && self.gaps[i + 1].is_break {
                let gap = std::mem::take(&mut self.gaps[i + 1]);
                self.gaps[i].append(gap);
            }
        }
    }

    /// Puts every `&&` of the outermost list on a line of its own, and the `||` of a list if one of them is.
    fn break_lists(&mut self) {
        let is_multi_line = self.gaps.iter().any(|it| it.is_break);
        let broken = self.broken_lists();
        for (i, token) in self.tokens.iter().enumerate().filter(|(_, it)| it.depth == 0) {
            let Role::AndOr(list) = token.role else { continue };
            let leads = match token.kind {
                TokenKind::OrIf => broken.contains(&list),
                _ => is_multi_line && self.shape == Shape::AndOrList,
            };
            self.gaps[i].is_break |= leads;
        }
    }

    /// Puts every `|` of an outermost pipeline on a line of its own if one of them is.
    fn break_pipelines(&mut self) {
        let broken = self.broken_pipelines();
        for (i, token) in self.tokens.iter().enumerate().filter(|(_, it)| it.depth == 0) {
            self.gaps[i].is_break |= matches!(token.role, Role::Pipe(it) if broken.contains(&it));
        }
    }

    /// The lists with a `||` that begins a line.
    fn broken_lists(&self) -> HashSet<ListId> {
        let leading = self.leading().filter(|it| it.kind == TokenKind::OrIf);
        leading.filter_map(|it| if let Role::AndOr(list) = it.role { Some(list) } else { None }).collect()
    }

    fn broken_pipelines(&self) -> HashSet<PipelineId> {
        self.leading().filter_map(|it| if let Role::Pipe(it) = it.role { Some(it) } else { None }).collect()
    }

    /// The tokens that begin a line.
    fn leading(&self) -> impl Iterator<Item = &'o OutlineToken> {
        self.tokens.iter().zip(&self.gaps).filter(|(_, gap)| gap.is_break).map(|(it, _)| it)
    }

    fn is_operator(&self, i: usize) -> bool {
        matches!(self.tokens[i].role, Role::AndOr(_) | Role::Pipe(_))
    }

    fn print(&mut self, printer: &mut Printer<'t>) {
        let broken = self.broken_pipelines();
        for (i, token) in self.tokens.iter().enumerate() {
            let text = printer.source(self.ranges[i]);
            let gap = std::mem::take(&mut self.gaps[i]);
            if gap.is_break {
                printer.rows.new_row(Indent::Level(self.level(token, &broken)), gap);
                printer.rows.push_glued(&text);
            } else if i == 0 || self.tokens[i - 1].range.end < token.range.start {
                printer.rows.push(&text);
            } else {
                printer.rows.push_glued(&text);
            }
        }
    }

    /// The level of a line that begins with `token`.
    fn level(&self, token: &OutlineToken, broken: &HashSet<PipelineId>) -> usize {
        let level = self.place.base + usize::from(token.depth);
        let pipe = match self.shape {
            Shape::Pipeline if token.depth == 0 => self.place.lone,
            _ => level + 1,
        };
        match token.role {
            Role::Pipe(_) => pipe,
            Role::Argument if token.pipeline.is_some_and(|it| broken.contains(&it)) => pipe + 1,
            Role::Argument if self.shape == Shape::SimpleCommand => self.place.lone,
            Role::Argument => level + 1,
            _ => level,
        }
    }
}
