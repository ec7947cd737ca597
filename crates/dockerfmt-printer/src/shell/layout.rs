//! Shell text while it is laid out: its tokens, and what stands between them.
//!
//! The styles decide where lines break; this knows what that means. Words are copied, only what stands between them
//! changes.

use std::borrow::Cow;

use dockerfmt_shell::{Joined, Outline, OutlineToken, PipelineId, Role, Shape};
use dockerfmt_syntax::TextRange;

use crate::gap::Gap;
use crate::print::Printer;
use crate::rows::Indent;

use super::Place;

/// The tokens of a text and what is printed between them.
pub(super) struct Layout<'t, 'o> {
    pub(super) tokens: &'o [OutlineToken],
    pub(super) shape: Shape,
    /// What is printed for each token.
    pub(super) texts: Vec<Cow<'t, str>>,
    /// What stands before each token.
    pub(super) gaps: Vec<Gap<'t>>,
    /// Whether each token touches the one before it.
    pub(super) is_glued: Vec<bool>,
    pub(super) n_lists: usize,
    pub(super) n_pipelines: usize,
    place: Place,
}

impl<'t, 'o> Layout<'t, 'o> {
    /// `outline` may have read more than the joined text: the heredocs below it.
    pub(super) fn new(printer: &Printer<'t>, joined: &Joined, outline: &'o Outline, place: Place) -> Self {
        let n_tokens = outline.tokens().partition_point(|it| it.range.end <= joined.text().len());
        let tokens = &outline.tokens()[..n_tokens];
        let ranges: Vec<TextRange> = tokens.iter().map(|it| joined.source_range(it.range.clone())).collect();
        let between =
            ranges.windows(2).map(|it| printer.gaps.between(TextRange::new(it[0].end, it[1].start)));
        let gaps = std::iter::once(Gap::default()).chain(between).take(n_tokens).collect();
        let touches = tokens.windows(2).map(|it| it[0].range.end == it[1].range.start);
        Layout {
            tokens,
            shape: outline.shape(),
            texts: ranges.iter().map(|it| printer.source(*it)).collect(),
            gaps,
            is_glued: std::iter::once(false).chain(touches).take(n_tokens).collect(),
            n_lists: outline.n_lists(),
            n_pipelines: outline.n_pipelines(),
            place,
        }
    }

    /// Whether a line breaks between two tokens.
    pub(super) fn is_broken(&self) -> bool {
        self.gaps.iter().any(|it| it.is_break)
    }

    /// Which pipelines have an operator that begins a line.
    pub(super) fn broken_pipelines(&self) -> Vec<bool> {
        let mut res = vec![false; self.n_pipelines];
        for (token, gap) in self.tokens.iter().zip(&self.gaps) {
            if let Role::Pipe(it) = token.role {
                res[it.index()] |= gap.is_break;
            }
        }
        res
    }

    /// Prints all of it.
    pub(super) fn print(mut self, printer: &mut Printer<'t>) {
        let levels = self.levels();
        for (i, level) in levels.into_iter().enumerate() {
            let gap = std::mem::take(&mut self.gaps[i]);
            if gap.is_break {
                printer.rows.new_row(Indent::Level(level), gap);
                printer.rows.push_glued(&self.texts[i]);
            } else if self.is_glued[i] {
                printer.rows.push_glued(&self.texts[i]);
            } else {
                printer.rows.push(&self.texts[i]);
            }
        }
    }

    /// The level of a line that begins with each of the tokens.
    pub(super) fn levels(&self) -> Vec<usize> {
        let broken = self.broken_pipelines();
        let is_broken = |it: PipelineId| broken[it.index()];
        let mut blocks = Blocks::default();
        self.tokens
            .iter()
            .enumerate()
            .map(|(i, token)| {
                let pipe = match self.shape {
                    Shape::Pipeline if token.depth == 0 => self.place.lone - self.place.base,
                    _ => 1,
                };
                let shift = blocks.shift_of(token, pipe, is_broken);
                // `; then` is level with its `if`.
                let next = self.tokens.get(i + 1).filter(|it| it.role == Role::Middle);
                let leading = next.filter(|_| token.role == Role::Separator).unwrap_or(token);
                let level = self.place.base + usize::from(leading.depth) + shift;
                match token.role {
                    Role::Pipe(_) => level + pipe,
                    Role::Argument if token.pipeline.is_some_and(is_broken) => level + pipe + 1,
                    Role::Argument if self.shape == Shape::SimpleCommand => self.place.lone,
                    Role::Argument => level + 1,
                    _ => level,
                }
            })
            .collect()
    }
}

/// The blocks that are open, and how much deeper than by their nesting they are: one that a `|` at the start of a line
/// leads is as deep as this `|`.
#[derive(Debug, Default)]
struct Blocks {
    shifts: Vec<usize>,
    /// The last `|`, if nothing but the beginning of its command was seen since.
    led_by: Option<PipelineId>,
}

impl Blocks {
    /// How much deeper the token is; `pipe` is what a `|` at the start of a line is.
    fn shift_of(
        &mut self,
        token: &OutlineToken,
        pipe: usize,
        is_broken: impl Fn(PipelineId) -> bool,
    ) -> usize {
        let shift = self.shifts.last().copied().unwrap_or(0);
        match token.role {
            Role::Pipe(it) => self.led_by = Some(it),
            Role::Open => {
                let is_led = self.led_by.take().is_some_and(is_broken);
                self.shifts.push(if is_led { shift + pipe } else { shift });
            }
            Role::Close => {
                self.led_by = None;
                return self.shifts.pop().unwrap_or(0);
            }
            Role::CommandStart => {}
            _ => self.led_by = None,
        }
        shift
    }
}
