//! BuildKit's own way to choose checks: `# check=skip=JSONArgsRecommended`.
//!
//! At the top of a file it is a parser directive, above an instruction a comment about that instruction.
//! It names BuildKit's checks, so it says nothing of rules that say something else.

use std::collections::{HashMap, HashSet};

use dockerfmt_semantic::Model;
use dockerfmt_syntax::ast::{File, Instruction};
use dockerfmt_syntax::{CheckOptions, LineIndex};

use crate::comment_block::CommentBlocks;
use crate::overridden::{OVERRIDDEN, overridden};

/// The checks of a file, and of single instructions, that are chosen otherwise than by settings.
#[derive(Debug, Default)]
pub(crate) struct Checks {
    file: CheckOptions,
    /// By the line on which the instruction begins.
    instructions: HashMap<u32, CheckOptions>,
    /// The first lines of instructions that the options of a later one of their kind are about too.
    skipped_earlier: HashSet<u32>,
}

/// What BuildKit checks before or without looking at the comments above an instruction.
const OF_WHOLE_FILES: [&str; 5] = [
    "ConsistentInstructionCasing",
    "DuplicateStageName",
    "InvalidDefaultArgInFrom",
    "NoEmptyContinuation",
    "ReservedStageName",
];

impl Checks {
    /// Reads what a file says of checks.
    pub(crate) fn new(model: &Model<'_>, lines: &LineIndex, instructions: &[Instruction<'_>]) -> Self {
        let text = model.parse().tree.text();
        // Most files say nothing, and then there is no need to look at each comment.
        if !text.as_bytes().windows(5).any(|it| it.eq_ignore_ascii_case(b"check")) {
            return Checks::default();
        }
        let mut res = Checks { file: of_file(model.file(), text).unwrap_or_default(), ..Checks::default() };
        let line = |it: Instruction<'_>| lines.line(it.range().start);
        let blocks = CommentBlocks::new(model, instructions);
        for (instruction, texts) in blocks.iter() {
            if let Some(it) = texts.iter().find_map(|it| CheckOptions::of_comment(it)) {
                res.instructions.insert(line(instruction), it);
            }
        }
        if !res.instructions.is_empty() {
            let skips = |it: &Instruction<'_>| {
                res.instructions.get(&line(*it)).is_some_and(|it| it.skip.has(OVERRIDDEN))
            };
            let earlier = overridden(instructions).filter(|it| skips(&it.1)).map(|it| line(it.0));
            res.skipped_earlier = earlier.collect();
        }
        res
    }

    /// Whether the file says nothing of checks.
    pub(super) fn is_empty(&self) -> bool {
        self.instructions.is_empty() && self.file == CheckOptions::default()
    }

    /// Whether the check `name` is off for the instruction that begins on `line`.
    pub(super) fn skip(&self, name: &str, line: u32) -> bool {
        self.file.skip.has(name) || self.of_instruction(name, line).is_some_and(|it| it.skip.has(name))
    }

    /// Whether what BuildKit finds by the check `name` at the instruction that begins on `line` is not reported.
    pub(super) fn skip_finding(&self, name: &str, line: u32) -> bool {
        match name {
            OVERRIDDEN => self.file.skip.has(name) || self.skipped_earlier.contains(&line),
            _ => self.skip(name, line),
        }
    }

    /// Whether the experimental check `name` is on for the instruction that begins on `line`.
    pub(crate) fn enable(&self, name: &str, line: u32) -> bool {
        let of_instruction = self.of_instruction(name, line);
        self.file.experimental.has(name) || of_instruction.is_some_and(|it| it.experimental.has(name))
    }

    /// Whether the experimental check `name` is on for any instruction.
    pub(crate) fn enable_somewhere(&self, name: &str) -> bool {
        self.file.experimental.has(name) || self.instructions.values().any(|it| it.experimental.has(name))
    }

    /// Whether what checks find is to stop the build.
    pub(crate) fn are_errors(&self) -> bool {
        self.file.error
    }

    fn of_instruction(&self, name: &str, line: u32) -> Option<&CheckOptions> {
        self.instructions.get(&line).filter(|_| !OF_WHOLE_FILES.contains(&name))
    }
}

/// The options of the directive, which must be in the first column.
fn of_file(file: File<'_>, text: &str) -> Option<CheckOptions> {
    let mut directives = file.directives();
    let directive =
        directives.find(|it| it.name().is_some_and(|it| it.text().eq_ignore_ascii_case("check")))?;
    let before = &text[..directive.range().start as usize];
    let is_in_first_column = before.is_empty() || before.ends_with(['\n', '\u{feff}']);
    CheckOptions::parse(directive.value()?.text()).ok().filter(|_| is_in_first_column)
}
