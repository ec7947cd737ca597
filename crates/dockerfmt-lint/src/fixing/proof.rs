//! What must hold of a file once fixes have changed it.

use std::collections::BTreeMap;

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{Parse, TextEdit, TextRange};

use super::FixSettings;
use super::state::State;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::pragma::ABOUT_PRAGMAS;

/// What hadolint and we call text that does not build.
const SYNTAX_ERROR: &str = "DL1000";

/// The rules that make a directive of a comment.
const ABOUT_DIRECTIVES: [&str; 2] = ["DF1003", "DF1004"];

/// Whether the fixes of the findings `fixed`, all of which are in `edits`, did well.
pub(super) fn holds(
    before: &State,
    after: &State,
    fixed: &[&Diagnostic],
    edits: &[TextEdit],
    wanted: &FixSettings,
) -> bool {
    after.parse.errors.len() <= before.parse.errors.len()
        && before.parse.tree.escape() == after.parse.tree.escape()
        && keeps_instructions(&before.parse, &after.parse, edits)
        && keeps_comments(before, after, fixed)
        && is_better(before, after, fixed, wanted)
}

/// Whether the instructions that no edit touches are there as before, in the same order.
fn keeps_instructions(before: &Parse, after: &Parse, edits: &[TextEdit]) -> bool {
    let touched = Ranges::new(edits.iter().map(|it| it.range));
    let mut now = after.file().instructions();
    let mut untouched = before.file().instructions().filter(|it| !touched.meet(it.range()));
    let is_same =
        |a: Instruction<'_>, b: Instruction<'_>| a.kind() == b.kind() && a.node().text() == b.node().text();
    untouched.all(|old| now.any(|it| is_same(it, old)))
}

/// Whether each comment is still there, but for those that the findings are about.
fn keeps_comments(before: &State, after: &State, fixed: &[&Diagnostic]) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, text) in &after.comments {
        *counts.entry(text).or_default() += 1;
    }
    let is_about_comments = |it: &str| ABOUT_PRAGMAS.contains(&it) || ABOUT_DIRECTIVES.contains(&it);
    let about_comments = fixed.iter().filter(|it| is_about_comments(it.code));
    let fixes = about_comments.filter_map(|it| it.fix.as_ref());
    let meant = Ranges::new(fixes.flat_map(|it| &it.edits).map(|it| it.range));
    before.comments.iter().all(|(range, text)| match counts.get_mut(text.as_str()) {
        Some(it) if *it > 0 => {
            *it -= 1;
            true
        }
        _ => meant.meet(*range),
    })
}

/// Ranges that do not overlap, in the order of the text.
struct Ranges(Vec<TextRange>);

impl Ranges {
    fn new(ranges: impl Iterator<Item = TextRange>) -> Self {
        let mut res: Vec<TextRange> = ranges.collect();
        res.sort();
        Ranges(res)
    }

    /// Whether one of them shares a byte with `range`, or stands directly beside it: what replaces the line end behind
    /// an instruction makes it longer.
    fn meet(&self, range: TextRange) -> bool {
        let first = self.0.partition_point(|it| it.end < range.start);
        self.0.get(first).is_some_and(|it| it.start <= range.end)
    }
}

/// Whether there is less to find. Several fixes together must do no less than each of them could, or one might hide the
/// harm of another. What has been gained cannot be lost again, so that fixing comes to an end.
fn is_better(before: &State, after: &State, fixed: &[&Diagnostic], wanted: &FixSettings) -> bool {
    let (old, new) = (before.counts(), after.counts());
    let grows = |code: &str| new.get(code) > old.get(code);
    let is_safe =
        |it: &&Diagnostic| it.fix.as_ref().is_some_and(|it| it.applicability == Applicability::Safe);
    if grows(SYNTAX_ERROR) {
        return false;
    }
    if fixed.len() > 1 || fixed.iter().all(is_safe) {
        return !new.keys().any(|it| grows(it))
            && after.findings.len() + fixed.len() <= before.findings.len();
    }
    let measure = |it: &State| (it.findings.len(), it.findings.iter().filter(|it| wanted.wants(it)).count());
    measure(after) < measure(before)
}
