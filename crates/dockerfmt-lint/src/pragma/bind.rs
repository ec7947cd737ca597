//! Which lines a pragma reaches.
//!
//! Every word of a pragma is kept with the line from which it works, so that a finding asks with a few look-ups
//! and not by going through all pragmas. What a finding asks is remembered: a word that was never the answer is of no
//! use.

use std::cell::Cell;
use std::collections::HashMap;

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Instruction;

use crate::context::Subject;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::rules::find;
use crate::settings::Settings;

use super::checks::Checks;
use super::known::{ALL, is_known, is_on};
use super::parse::{Pragma, Scope};

/// The pragmas of a file, bound to what they are about.
#[derive(Debug, Default)]
pub(crate) struct Pragmas<'t> {
    all: Vec<(&'t Pragma<'t>, Reach)>,
    /// Words with the line whose findings they drop, and whether they did; [`FILE`] for all lines. All words are in
    /// lower case.
    lines: HashMap<(u32, String), Cell<bool>>,
    /// Words with the half lines behind which they work, in order, and whether they did.
    stages: HashMap<String, Vec<(u32, Cell<bool>)>>,
    /// Behind what the words of earlier lines do not work any more, in order and in half lines: our own resets are
    /// between the line of a `FROM` and the one above, hadolint's behind the line.
    resets: Vec<u32>,
    /// First and last line of each instruction; empty where findings are bound to lines alone.
    instructions: Vec<(u32, u32)>,
    /// What the file says of BuildKit's checks, if it says something.
    checks: Option<&'t Checks>,
}

/// Where a pragma works.
#[derive(Clone, Copy, Debug)]
enum Reach {
    /// On the findings of these lines, which may be one.
    Lines([u32; 2]),
    /// Behind a half line, as far as the next reset.
    Stage(u32),
}

/// Stands for all lines; they are counted from 1.
const FILE: u32 = 0;

impl<'t> Pragmas<'t> {
    /// Binds the pragmas of a file.
    pub(crate) fn new(subject: &Subject<'t>) -> Self {
        match subject.settings.compat {
            Some(_) => Pragmas::strict(subject),
            None => Pragmas::tolerant(subject),
        }
    }

    /// Whether a pragma keeps the finding from being reported.
    pub(crate) fn suppress(&self, diagnostic: &Diagnostic) -> bool {
        let line = diagnostic.anchor_line;
        let rule = find(diagnostic.code);
        let first = self.first_line(line);
        if rule.is_some_and(|it| self.is_skipped(it, first)) {
            return true;
        }
        if self.all.is_empty() {
            return false;
        }
        let rules = rule.into_iter().flat_map(|it| std::iter::once(it).chain(it.equivalents()));
        let names = rules.flat_map(|it| it.names()).filter(|it| *it != diagnostic.code);
        let words = names.chain([diagnostic.code, ALL]).map(str::to_ascii_lowercase);
        // Every word that reaches the finding is of use, so none of them may be left out.
        words.map(|it| self.reach(it, line, first)).fold(false, |res, it| res | it)
    }

    /// The words that kept nothing from being reported though what they name was looked for: each with its pragma and
    /// its place in the list.
    pub(crate) fn unused(&self, settings: &Settings) -> impl Iterator<Item = (&'t Pragma<'t>, usize)> {
        let all = self.all.iter().flat_map(|it| (0..it.0.words.len()).map(move |idx| (it, idx)));
        all.filter(|((pragma, reach), idx)| {
            let word = pragma.words[*idx].text;
            is_known(word) && is_on(word, settings) && !self.is_used(word, *reach)
        })
        .map(|(it, idx)| (it.0, idx))
    }

    /// Whether a comment or directive of BuildKit's switches the rule off for the instruction that begins on `line`.
    fn is_skipped(&self, rule: &Rule, line: u32) -> bool {
        let Some(checks) = self.checks else { return false };
        match rule.buildkit() {
            Some(it) => checks.skip(it, line),
            None if !rule.is_buildkits() || rule.experimental => false,
            None => checks.skip_finding(rule.code, line),
        }
    }

    fn reach(&self, word: String, line: u32, first: u32) -> bool {
        let mut res = self.reach_stage(&word, line);
        let mut key = (FILE, word);
        for line in [FILE, line, first] {
            key.0 = line;
            res |= self.lines.get(&key).inspect(|it| it.set(true)).is_some();
        }
        res
    }

    fn reach_stage(&self, word: &str, line: u32) -> bool {
        let Some(starts) = self.stages.get(word) else { return false };
        let reset = last_before(&self.resets, 2 * line, |it| *it).copied().unwrap_or(0);
        let start = last_before(starts, 2 * line, |it| it.0).filter(|it| it.0 >= reset);
        start.inspect(|it| it.1.set(true)).is_some()
    }

    fn is_used(&self, word: &str, reach: Reach) -> bool {
        let word = word.to_ascii_lowercase();
        match reach {
            Reach::Lines(lines) => {
                lines.into_iter().any(|it| self.lines.get(&(it, word.clone())).is_some_and(Cell::get))
            }
            Reach::Stage(start) => self.stages.get(&word).is_some_and(|starts| {
                let idx = starts.partition_point(|it| it.0 < start);
                starts.get(idx).is_some_and(|it| it.1.get())
            }),
        }
    }

    /// The first line of the instruction that has `line`; `line` itself between instructions.
    fn first_line(&self, line: u32) -> u32 {
        let instruction = last_before(&self.instructions, line + 1, |it| it.0);
        instruction.filter(|it| line <= it.1).map_or(line, |it| it.0)
    }

    /// hadolint's binding: a pragma works on the next line and on no other; a stage pragma replaces the one before,
    /// works behind the next line, and as far as the next `FROM`, that line included.
    pub(crate) fn strict(subject: &Subject<'t>) -> Self {
        let mut res = Pragmas::default();
        for pragma in subject.pragmas {
            let next = subject.lines.line(pragma.comment.range().start) + 1;
            let reach = match pragma.scope {
                Scope::Line => Reach::Lines([next, next]),
                Scope::Stage => Reach::Stage(2 * next),
                Scope::Global => Reach::Lines([FILE, FILE]),
            };
            res.add(pragma, reach);
            if pragma.scope == Scope::Stage {
                res.resets.push(2 * next);
            }
        }
        let froms = subject.top_level.iter().filter(|it| it.kind() == SyntaxKind::FROM);
        res.resets.extend(froms.map(|it| 2 * subject.lines.line(it.range().start)));
        res.resets.sort_unstable();
        res
    }

    /// Our binding: a pragma works on the next instruction, whatever comments and blank lines come before it, or on
    /// the instruction in which it stands; several add up; a stage pragma works to the end of its stage.
    fn tolerant(subject: &Subject<'t>) -> Self {
        let line = |offset| subject.lines.line(offset);
        let mut res =
            Pragmas { checks: Some(subject.checks).filter(|it| !it.is_empty()), ..Pragmas::default() };
        for pragma in subject.pragmas {
            let at = pragma.comment.range().start;
            let target = instruction_behind(subject.top_level, at);
            let target_line = target.map(|it| line(it.range().start));
            let is_above_from = target.is_some_and(|it| it.kind() == SyntaxKind::FROM);
            let reach = match (pragma.scope, target_line) {
                (Scope::Line, _) => Reach::Lines([target_line.unwrap_or(line(at) + 1), line(at) + 1]),
                (Scope::Stage, Some(it)) if is_above_from => Reach::Stage(2 * it),
                (Scope::Stage, _) => Reach::Stage(2 * line(at)),
                (Scope::Global, _) => Reach::Lines([FILE, FILE]),
            };
            res.add(pragma, reach);
        }
        let last_line = |it: &Instruction<'_>| line(it.range().end.saturating_sub(1));
        res.instructions =
            subject.top_level.iter().map(|it| (line(it.range().start), last_line(it))).collect();
        let froms = subject.top_level.iter().filter(|it| it.kind() == SyntaxKind::FROM);
        res.resets = froms.map(|it| 2 * line(it.range().start) - 1).collect();
        res
    }

    /// Pragmas must come in the order of the text.
    fn add(&mut self, pragma: &'t Pragma<'t>, reach: Reach) {
        for word in pragma.words.iter().map(|it| it.text.to_ascii_lowercase()) {
            match reach {
                Reach::Lines(lines) => {
                    for line in lines {
                        self.lines.entry((line, word.clone())).or_default();
                    }
                }
                Reach::Stage(start) => {
                    let starts = self.stages.entry(word).or_default();
                    if starts.last().is_none_or(|it| it.0 < start) {
                        starts.push((start, Cell::default()));
                    }
                }
            }
        }
        self.all.push((pragma, reach));
    }
}

/// The instruction that has the byte at `offset`, else the first one behind it.
pub(super) fn instruction_behind<'t>(
    instructions: &[Instruction<'t>],
    offset: u32,
) -> Option<Instruction<'t>> {
    let after = instructions.partition_point(|it| it.range().end <= offset);
    instructions.get(after).copied()
}

fn last_before<T>(sorted: &[T], place: u32, key: impl Fn(&T) -> u32) -> Option<&T> {
    sorted.partition_point(|it| key(it) < place).checked_sub(1).map(|it| &sorted[it])
}
