//! Names a stage's base image in messages.

use dockerfmt_semantic::{Base, Stage};
use dockerfmt_syntax::ast::ImageReference;

/// The image as it is written, in backticks, and what it is by default where variables are in it.
pub(crate) fn quoted(stage: &Stage<'_>) -> String {
    let written = stage.from().image().map(|it| it.word().text()).unwrap_or_default();
    match stage.base() {
        Base::Image(it) if stage.is_expanded() => format!("`{written}`, by default `{}`,", text(it)),
        _ => format!("`{written}`"),
    }
}

fn text(image: &ImageReference) -> String {
    let mut res = String::new();
    if let Some(it) = &image.registry {
        res += &format!("{}/", it.text);
    }
    res += &image.path.text;
    if let Some(it) = &image.tag {
        res += &format!(":{}", it.text);
    }
    if let Some(it) = &image.digest {
        res += &format!("@{}", it.text);
    }
    res
}
