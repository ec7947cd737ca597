//! The user that instructions run as.

use std::borrow::Cow;

use dockerfmt_semantic::Model;
use dockerfmt_syntax::ast::User;

/// The value of a `USER` as it is written.
pub(crate) fn value(user: User<'_>) -> Cow<'_, str> {
    user.value().map_or(Cow::Borrowed(""), |it| it.text())
}

/// Whether this value of `USER` is root.
pub(crate) fn is_root(user: &str) -> bool {
    matches!(user.split(':').next(), Some("root" | "0"))
}

/// Whether what stands at `offset` runs as root, as far as the file tells: without a `USER`, images do.
pub(crate) fn is_root_at(model: &Model<'_>, offset: u32) -> bool {
    let chain = model.stage_at(offset).into_iter().flat_map(|it| model.chain(it));
    let instructions = chain.flat_map(|it| it.instructions().iter().rev());
    // Stages that are built on stand earlier in the text, so one comparison is enough.
    let user = instructions.filter(|it| it.range().start < offset).find_map(|it| it.as_user());
    user.is_none_or(|it| is_root(&value(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_root_at_end(text: &str) -> bool {
        let parse = dockerfmt_syntax::parse(text);
        is_root_at(&Model::new(&parse), text.len() as u32)
    }

    #[test]
    fn the_last_user_counts_through_base_stages() {
        assert!(is_root_at_end("FROM a\nRUN x"));
        assert!(is_root_at_end("FROM a\nUSER app\nUSER 0:0\nRUN x"));
        assert!(!is_root_at_end("FROM a AS b\nUSER app\nFROM b\nRUN x"));
        assert!(is_root_at_end("FROM a AS b\nUSER app\nFROM a\nRUN x"));
        assert!(!is_root_at_end("FROM a\nUSER $USER\nRUN x"));
    }
}
