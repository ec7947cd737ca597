//! The pairs of a `LABEL`, as BuildKit reads them or as hadolint does.

use std::borrow::Cow;
use std::ops::Range;

use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{Label, Pair};

use crate::RuleContext;
use crate::compat::{self, HadolintPair};

/// A key and a value without quotes, with their places.
pub(crate) struct LabelPair<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) key_range: TextRange,
    /// `None` where only a build tells it.
    pub(crate) value: Option<Cow<'t, str>>,
    /// Of the whole pair where the value is missing.
    pub(crate) value_range: TextRange,
}

/// Reads labels the way that the verdicts must agree with.
pub(crate) struct LabelReader {
    /// The escape character that hadolint sees, if the verdicts must be its own.
    hadolint_escape: Option<char>,
}

impl LabelReader {
    pub(crate) fn new(ctx: &RuleContext<'_>) -> Self {
        LabelReader { hadolint_escape: ctx.is_compat().then(|| compat::escape_char(ctx.text())) }
    }

    /// The pairs of `label`, but for those whose key only a build tells. To hadolint variables are text.
    pub(crate) fn pairs<'t>(&self, label: Label<'t>) -> Vec<LabelPair<'t>> {
        match self.hadolint_escape {
            Some(escape) => hadolint_pairs(label, escape),
            None => label.pairs().filter_map(pair).collect(),
        }
    }
}

fn pair(pair: Pair<'_>) -> Option<LabelPair<'_>> {
    let key = pair.key().filter(|it| it.is_literal())?;
    let value = pair.value();
    let is_known = value.is_none_or(|it| it.is_literal());
    Some(LabelPair {
        key: key.unquoted(),
        key_range: key.range(),
        value: is_known.then(|| value.map(|it| it.unquoted()).unwrap_or_default()),
        value_range: value.map_or(pair.range(), |it| it.range()),
    })
}

fn hadolint_pairs<'t>(label: Label<'t>, escape: char) -> Vec<LabelPair<'t>> {
    let instruction = label.instruction();
    let Some(keyword) = instruction.keyword() else { return Vec::new() };
    let start = keyword.range().end;
    let arguments = &label.node().tree().text()[TextRange::new(start, instruction.range().end)];
    let pairs = compat::pairs(arguments, escape).found;
    pairs.into_iter().map(|it| with_ranges(it, start)).collect()
}

/// A pair whose ranges count from `start`.
fn with_ranges(pair: HadolintPair, start: u32) -> LabelPair<'static> {
    let range = |it: Range<usize>| TextRange::new(start + it.start as u32, start + it.end as u32);
    let key_range = range(pair.key_range);
    let value_range = range(pair.value_range);
    LabelPair {
        key: pair.key.into(),
        key_range,
        value: Some(pair.value.into()),
        value_range: if value_range.is_empty() { key_range.cover(value_range) } else { value_range },
    }
}
