//! Image references as hadolint splits them, for verdicts that must equal its own.
//!
//! It reads text and knows neither variables nor the distribution's grammar: a registry is what has a dot,
//! so `localhost:5000/app` is the image `localhost` with the tag `5000/app`.

use std::borrow::Cow;

use dockerfmt_syntax::ast;

use crate::compat::{self, HadolintFrom};

pub(crate) use crate::compat::Reference as HadolintImage;

impl<'s> HadolintImage<'s> {
    pub(crate) fn new(text: &'s str) -> Self {
        let read = compat::reference(text);
        // Of a file with an image that hadolint cannot read, it has no verdict.
        read.unwrap_or(HadolintImage { registry: None, name: text, tag: None, has_digest: false })
    }
}

/// The text of the image of a `FROM`, continuations taken out.
pub(crate) fn image_text(from: ast::From<'_>) -> Option<Cow<'_, str>> {
    from.image().map(|_| Cow::Owned(HadolintFrom::lenient(from).image))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Option<&str>, &str, Option<&str>, bool) {
        let it = HadolintImage::new(text);
        (it.registry, it.name, it.tag, it.has_digest)
    }

    #[test]
    fn a_registry_has_a_dot() {
        assert_eq!(split("r.io/a/b:c@sha256:0"), (Some("r.io"), "a/b", Some("c"), true));
        assert_eq!(split("a/b.c/d"), (Some("a/b.c"), "d", None, false));
        assert_eq!(split("localhost:5000/a"), (None, "localhost", Some("5000/a"), false));
        assert_eq!(split("a.b"), (None, "a.b", None, false));
        assert_eq!(split("a@sha256:0"), (None, "a", None, true));
    }

    #[test]
    fn braces_hide_what_splits() {
        assert_eq!(split("x${A:-b@c.d/e}:f"), (None, "x${A:-b@c.d/e}", Some("f"), false));
        assert_eq!(split("$A.b/c"), (Some("$A.b"), "c", None, false));
        assert_eq!(split("a b:c"), (None, "a b", Some("c"), false));
    }
}
