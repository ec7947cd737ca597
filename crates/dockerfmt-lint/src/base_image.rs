//! Names a stage's base image in messages, and knows what it has.

use dockerfmt_semantic::{Base, Model, Stage};
use dockerfmt_syntax::ast::ImageReference;

/// The image as it is written, in backticks, and what it is by default where variables are in it.
pub(crate) fn quoted(stage: &Stage<'_>) -> String {
    let written = stage.from().image().map(|it| it.word().text()).unwrap_or_default();
    match stage.base() {
        Base::Image(it) if stage.is_expanded() => format!("`{written}`, by default `{}`,", text(it)),
        _ => format!("`{written}`"),
    }
}

/// Whether the stage builds on Alpine or BusyBox, as far as the name of the image tells: their tools are small.
pub(crate) fn is_busybox_based(model: &Model<'_>, stage: &Stage<'_>) -> bool {
    model.chain(stage).any(|it| match it.base() {
        Base::Image(it) => {
            let tag = it.tag.as_ref().map_or("", |it| &it.text);
            let name = it.path.text.rsplit('/').next().unwrap_or_default();
            matches!(name, "alpine" | "busybox") || tag.contains("alpine")
        }
        _ => false,
    })
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
