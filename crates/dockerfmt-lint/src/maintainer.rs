//! The label that takes the place of a `MAINTAINER`: hadolint and BuildKit both ask for it.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Maintainer;

use crate::{Applicability, Fix};

/// The fix that makes a label of the instruction; `None` where a continuation cuts its value.
pub(crate) fn as_label(maintainer: Maintainer<'_>) -> Option<Fix> {
    let value = maintainer.value()?;
    // Cut by a continuation, there may be comments between the pieces.
    if value.node().text() != value.text() {
        return None;
    }
    let escape = maintainer.node().tree().escape();
    let text = unquoted(value.node().text());
    let mut label = String::from("LABEL org.opencontainers.image.authors=\"");
    for c in text.chars() {
        // In a label a variable would be expanded; here it was not.
        if matches!(c, '"' | '$') || c == escape {
            label.push(escape);
        }
        label.push(c);
    }
    label.push('"');
    let range = maintainer.instruction().keyword()?.range().cover(value.range());
    let edits = vec![TextEdit::replace(range, label)];
    Some(Fix::new(Applicability::Unsafe, "replace it by a label", edits))
}

/// Without the quotes around it, which `MAINTAINER` does not need, but many have.
fn unquoted(text: &str) -> &str {
    let within = |quote| text.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(text)
}
