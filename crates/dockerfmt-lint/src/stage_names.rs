//! The names of stages, and what hadolint makes of `COPY --from` by them.
//!
//! Separate because several rules must take the same for a name.

use std::collections::HashSet;

use dockerfmt_semantic::{Base, Model, Stage};
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{Copy, ImageReference};

use crate::RuleContext;
use crate::compat::{self, HadolintFrom};

/// The name of a stage, as hadolint reads it in all presets but the strict one: it must not find more.
pub(crate) fn stage_name(ctx: &RuleContext<'_>, stage: &Stage<'_>) -> Option<String> {
    if ctx.is_strict() {
        return stage.name().map(str::to_owned);
    }
    if has_as(stage.from().node().text()) { HadolintFrom::lenient(stage.from()).stage_name } else { None }
}

/// Whether `AS` may be in the text of a `FROM`: most have none, and need not be read.
fn has_as(from: &str) -> bool {
    from.contains('\n') || from.as_bytes().windows(2).any(|it| it.eq_ignore_ascii_case(b"as"))
}

/// Where the name of a stage is. What hadolint takes for one may be none, and then it is the whole `FROM`.
pub(crate) fn name_range(stage: &Stage<'_>) -> TextRange {
    let from = stage.from();
    from.stage_name().map_or(from.range(), |it| it.range())
}

/// Whether `value` is the name of the stage, letter case aside, or its number.
pub(crate) fn means(stage: &Stage<'_>, value: &str) -> bool {
    stage.is_called(value) || value.parse() == Ok(stage.idx())
}

/// The value of `--from` with the quotes that it may have: hadolint takes them for a part of the name.
pub(crate) fn written_source(copy: Copy<'_>) -> Option<String> {
    match compat::copy_paths(copy) {
        Some(it) => it.from,
        None => Some(copy.from()?.value()?.text().into_owned()),
    }
}

/// How many stages, from the first on, may be what a stage builds on whose `FROM` does not tell, as in
/// `FROM base-$TARGETARCH`.
pub(crate) fn end_of_open(model: &Model<'_>) -> usize {
    model.stages().iter().rposition(may_build_on_any).unwrap_or(0)
}

/// Whether variables may stand for the name of a stage. No stage has a name with a slash or a colon.
fn may_build_on_any(stage: &Stage<'_>) -> bool {
    let image = stage.from().image().map(|it| it.reference());
    let is_name =
        |it: ImageReference| it.registry.is_none() && it.tag.is_none() && !it.path.text.contains('/');
    *stage.base() == Base::Unresolved && image.is_some_and(is_name)
}

/// The stages up to a place in the file, the one with that place included.
#[derive(Default)]
pub(crate) struct StagesSoFar {
    names: HashSet<String>,
    count: i64,
}

impl StagesSoFar {
    /// Adds the stage that begins.
    pub(crate) fn push(&mut self, name: Option<String>) {
        self.names.extend(name);
        self.count += 1;
    }

    /// Whether hadolint accepts `value` as a source: the name or number of a stage, or what has a colon.
    pub(crate) fn accept(&self, value: &str) -> bool {
        value.contains(':') || self.names.contains(value) || number(value).is_some_and(|it| it < self.count)
    }
}

/// The number that `value` begins with. It wraps around like an integer of 64 bits, as hadolint's does.
fn number(value: &str) -> Option<i64> {
    let digits = value.bytes().take_while(u8::is_ascii_digit);
    digits.fold(None, |number: Option<i64>, digit| {
        let number = number.unwrap_or(0).wrapping_mul(10);
        Some(number.wrapping_add(i64::from(digit - b'0')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_colons_are_accepted() {
        let mut stages = StagesSoFar::default();
        assert!(!stages.accept("0") && stages.accept("a:1"));
        stages.push(Some("x".to_owned()));
        stages.push(None);
        for it in ["x", "0", "1", "01", "1x", "9223372036854775808", "18446744073709551617"] {
            assert!(stages.accept(it), "{it}");
        }
        for it in ["X", "\"x\"", "2", "-1", "+1", "", "4294967296"] {
            assert!(!stages.accept(it), "{it}");
        }
    }
}
