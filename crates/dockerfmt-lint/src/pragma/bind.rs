//! Which lines a pragma reaches.
//!
//! Every word of a pragma is kept with the line from which it works, so that a finding asks with a few look-ups
//! and not by going through all pragmas.

use std::collections::{HashMap, HashSet};

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::Instruction;

use crate::context::Subject;
use crate::diagnostic::Diagnostic;
use crate::rules::find;

use super::parse::{Pragma, Scope};

/// The pragmas of a file.
#[derive(Debug, Default)]
pub(crate) struct Pragmas {
    /// Words for the whole file. All words are in lower case.
    global: HashSet<String>,
    /// Words with the line whose findings they drop.
    lines: HashSet<(u32, String)>,
    /// Words with the lines behind which they work, in order and in half lines.
    stages: HashMap<String, Vec<u32>>,
    /// Behind what the words of earlier lines do not work any more, in order and in half lines: our own resets are
    /// between the line of a `FROM` and the one above, hadolint's behind the line.
    resets: Vec<u32>,
    /// First and last line of each instruction; empty where findings are bound to lines alone.
    instructions: Vec<(u32, u32)>,
}

impl Pragmas {
    /// Reads the comments of a file.
    pub(crate) fn new(subject: &Subject<'_>) -> Self {
        if subject.settings.compat.is_some() { Pragmas::strict(subject) } else { Pragmas::tolerant(subject) }
    }

    /// Whether a pragma keeps the finding from being reported.
    pub(crate) fn suppress(&self, diagnostic: &Diagnostic) -> bool {
        let names = find(diagnostic.code).into_iter().flat_map(|it| it.names());
        let words = names.chain([diagnostic.code, "all"]);
        words.map(str::to_ascii_lowercase).any(|it| self.reach(it, diagnostic.anchor_line))
    }

    fn reach(&self, word: String, line: u32) -> bool {
        self.global.contains(&word) || self.reach_stage(&word, line) || self.reach_line(word, line)
    }

    fn reach_stage(&self, word: &str, line: u32) -> bool {
        let Some(starts) = self.stages.get(word) else { return false };
        let reset = last_before(&self.resets, 2 * line).unwrap_or(0);
        last_before(starts, 2 * line).is_some_and(|it| it >= reset)
    }

    fn reach_line(&self, word: String, line: u32) -> bool {
        let after = self.instructions.partition_point(|it| it.0 <= line);
        let instruction = after.checked_sub(1).map(|it| self.instructions[it]);
        let first = instruction.filter(|it| line <= it.1).map_or(line, |it| it.0);
        let mut key = (line, word);
        self.lines.contains(&key) || {
            key.0 = first;
            self.lines.contains(&key)
        }
    }

    /// hadolint's binding: a pragma works on the next line and on no other; a stage pragma replaces the one before,
    /// works behind the next line, and as far as the next `FROM`, that line included.
    fn strict(subject: &Subject<'_>) -> Self {
        let mut res = Pragmas::default();
        let comments = subject.model.file().comments();
        for comment in comments {
            let Some(pragma) = Pragma::parse_strict(comment.text()) else { continue };
            let next = subject.lines.line(comment.range().start) + 1;
            res.add(&pragma, next, next);
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
    fn tolerant(subject: &Subject<'_>) -> Self {
        let line = |offset| subject.lines.line(offset);
        let mut res = Pragmas::default();
        let tokens = subject.model.parse().tree.root().tokens();
        for comment in tokens.filter(|it| it.kind() == SyntaxKind::COMMENT) {
            let Some(pragma) = Pragma::parse(comment.text()) else { continue };
            let at = comment.range().start;
            let own = line(at);
            let target = instruction_behind(subject.top_level, at);
            let target_line = target.map_or(own + 1, |it| line(it.range().start));
            let is_above_from = target.is_some_and(|it| it.kind() == SyntaxKind::FROM);
            res.add(&pragma, target_line, if is_above_from { target_line } else { own });
            if pragma.scope == Scope::Line {
                res.add(&pragma, own + 1, own);
            }
        }
        let last_line = |it: &Instruction<'_>| line(it.range().end.saturating_sub(1));
        res.instructions =
            subject.top_level.iter().map(|it| (line(it.range().start), last_line(it))).collect();
        let froms = subject.top_level.iter().filter(|it| it.kind() == SyntaxKind::FROM);
        res.resets = froms.map(|it| 2 * line(it.range().start) - 1).collect();
        res
    }

    fn add(&mut self, pragma: &Pragma<'_>, line: u32, stage_start: u32) {
        for word in pragma.words.iter().map(|it| it.to_ascii_lowercase()) {
            match pragma.scope {
                Scope::Line => {
                    self.lines.insert((line, word));
                }
                Scope::Stage => self.stages.entry(word).or_default().push(2 * stage_start),
                Scope::Global => {
                    self.global.insert(word);
                }
            }
        }
    }
}

/// The instruction that has the byte at `offset`, else the first one behind it.
fn instruction_behind<'t>(instructions: &[Instruction<'t>], offset: u32) -> Option<Instruction<'t>> {
    let after = instructions.partition_point(|it| it.range().end <= offset);
    instructions.get(after).copied()
}

fn last_before(sorted: &[u32], place: u32) -> Option<u32> {
    sorted.partition_point(|&it| it < place).checked_sub(1).map(|it| sorted[it])
}
