//! The user that instructions run as.

use std::borrow::Cow;

use dockerfmt_semantic::{Model, Stage};
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

/// The `USER`s who are not root, as whom the stages begin.
pub(crate) fn first_users<'t>(stages: &[Stage<'t>]) -> Vec<Option<User<'t>>> {
    let mut firsts: Vec<Option<User<'t>>> = Vec::with_capacity(stages.len());
    let mut lasts: Vec<Option<User<'t>>> = Vec::with_capacity(stages.len());
    for stage in stages {
        let first = stage.base_stage().and_then(|it| lasts.get(it)).copied().flatten();
        let last = stage.instructions().iter().rev().find_map(|it| it.as_user());
        firsts.push(first);
        lasts.push(last.map_or(first, not_root));
    }
    firsts
}

/// The `USER`, unless it is root.
pub(crate) fn not_root(user: User<'_>) -> Option<User<'_>> {
    (!is_root(&value(user))).then_some(user)
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

    #[test]
    fn stages_begin_as_those_below_them_end() {
        let parse = dockerfmt_syntax::parse("FROM a AS b\nUSER c\nFROM b AS d\nUSER 0\nFROM d\nFROM b\n");
        let users = first_users(Model::new(&parse).stages());
        let names: Vec<_> = users.iter().map(|it| it.map(|it| value(it).into_owned())).collect();
        assert_eq!(names, [None, Some("c".to_owned()), None, Some("c".to_owned())]);
    }
}
