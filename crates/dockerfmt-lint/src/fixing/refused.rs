//! The fixes that did harm, each known by its code and its place, which moves with the text.

use dockerfmt_syntax::TextEdit;

use crate::diagnostic::Diagnostic;

/// What is not to be tried again while the text stays as it is.
#[derive(Debug, Default)]
pub(super) struct Refused {
    /// The codes and starts of findings.
    places: Vec<(&'static str, u32)>,
    /// Whether the text has changed since the first of them was refused.
    is_stale: bool,
}

impl Refused {
    pub(super) fn add(&mut self, finding: &Diagnostic) {
        self.places.push((finding.code, finding.range.start));
    }

    pub(super) fn has(&self, finding: &Diagnostic) -> bool {
        self.places.contains(&(finding.code, finding.range.start))
    }

    /// Moves the places with the text. What harmed the text as it was may do well now, but it is tried last.
    pub(super) fn follow(&mut self, edits: &[TextEdit]) {
        self.is_stale = !self.places.is_empty();
        for it in &mut self.places {
            it.1 = moved(it.1, edits);
        }
    }

    /// Forgets all, if the text has changed since. `false` where there was nothing to forget.
    pub(super) fn forget_stale(&mut self) -> bool {
        let is_stale = std::mem::take(&mut self.is_stale);
        if is_stale {
            self.places.clear();
        }
        is_stale
    }
}

/// Where the byte at `offset` is once `edits` are applied.
fn moved(offset: u32, edits: &[TextEdit]) -> u32 {
    let before = edits.iter().filter(|it| it.range.end <= offset);
    let by: i64 = before.map(|it| it.replacement.len() as i64 - i64::from(it.range.len())).sum();
    u32::try_from(i64::from(offset) + by).unwrap_or(offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt_syntax::TextRange;

    #[test]
    fn places_move_with_the_text_before_them() {
        let edits =
            [TextEdit::insert(2, "ab"), TextEdit::delete(TextRange::new(4, 9)), TextEdit::insert(20, "c")];
        assert_eq!(moved(1, &edits), 1);
        assert_eq!(moved(3, &edits), 5);
        assert_eq!(moved(12, &edits), 9);
    }

    #[test]
    fn what_was_refused_gets_another_chance_once_the_text_has_changed() {
        let mut refused = Refused { places: vec![("DL3007", 5)], is_stale: false };
        assert!(!refused.forget_stale());
        refused.follow(&[TextEdit::insert(0, "x")]);
        assert_eq!(refused.places, [("DL3007", 6)]);
        assert!(refused.forget_stale() && refused.places.is_empty());
        assert!(!refused.forget_stale());
    }
}
