//! Brings a fix of a script into the file, where that can be done without touching continuations and quotes.

use std::ops::Range;

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::lint::{Edit, Fix as ScriptFix};
use dockerfmt_shell::{TokenKind, tokens};
use dockerfmt_syntax::TextEdit;

use crate::diagnostic::{Applicability, Fix};

/// The fix with edits of the file; `None` where one of them would reach over a continuation, or stands in a word whose
/// quotes do.
pub(super) fn in_file(fix: ScriptFix, script: &RunScript) -> Option<Fix> {
    let words = split_words(script);
    let edit = |it: &Edit| {
        let is_in_split_word = words
            .iter()
            .any(|word| word.start < it.range.end.max(it.range.start + 1) && it.range.start < word.end);
        if is_in_split_word { None } else { edit_in_file(it, script) }
    };
    let edits = fix.edits.iter().map(edit).collect::<Option<Vec<_>>>()?;
    let applicability = if fix.is_safe { Applicability::Safe } else { Applicability::Unsafe };
    Some(Fix::new(applicability, fix.title, edits))
}

fn edit_in_file(edit: &Edit, script: &RunScript) -> Option<TextEdit> {
    let Range { start, end } = edit.range;
    if start < end {
        let is_possible = script.is_verbatim(start..end);
        return is_possible.then(|| TextEdit::replace(script.source_range(start..end), edit.text.clone()));
    }
    Some(TextEdit::insert(place(start, script), edit.text.clone()))
}

/// Where to insert at an offset of the script: beside the byte that is no blank, if a continuation stands there.
fn place(at: usize, script: &RunScript) -> u32 {
    let behind = script.text().as_bytes().get(at).is_some_and(|it| !it.is_ascii_whitespace());
    match at.checked_sub(1) {
        Some(before) if !behind => script.source_range(before..at).end,
        _ => script.source_range(at..at).start,
    }
}

/// The words of the script that a continuation goes through.
fn split_words(script: &RunScript) -> Vec<Range<usize>> {
    if script.is_verbatim(0..script.text().len()) {
        return Vec::new();
    }
    let words = tokens(script.text()).unwrap_or_default().into_iter();
    let words = words.filter(|it| it.kind == TokenKind::Word).map(|it| it.range);
    words.filter(|it| !script.is_verbatim(it.clone())).collect()
}
