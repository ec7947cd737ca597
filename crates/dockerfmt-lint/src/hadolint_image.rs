//! Image references as hadolint splits them, for verdicts that must equal its own.
//!
//! It reads text and knows neither variables nor the distribution's grammar: a registry is what has a dot,
//! so `localhost:5000/app` is the image `localhost` with the tag `5000/app`.

use std::borrow::Cow;

use dockerfmt_syntax::ast;

/// The text of an image, split hadolint's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HadolintImage<'s> {
    /// Without registry, tag and digest.
    pub(crate) name: &'s str,
    pub(crate) tag: Option<&'s str>,
    pub(crate) has_digest: bool,
}

impl<'s> HadolintImage<'s> {
    pub(crate) fn new(text: &'s str) -> Self {
        let rest = &text[registry_len(text)..];
        let (rest, has_digest) = rest.split_once('@').map_or((rest, false), |(it, _)| (it, true));
        let (name, tag) = rest.split_once(':').map_or((rest, None), |(name, tag)| (name, Some(tag)));
        HadolintImage { name, tag, has_digest }
    }
}

/// The text of the image of a `FROM`, continuations taken out.
pub(crate) fn image_text(from: ast::From<'_>) -> Option<Cow<'_, str>> {
    Some(from.image()?.word().text())
}

/// The registry with its slash: all up to the first slash behind the first dot.
fn registry_len(text: &str) -> usize {
    let dot = text.find('.');
    dot.and_then(|dot| text[dot..].find('/').map(|slash| dot + slash + 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (&str, Option<&str>, bool) {
        let it = HadolintImage::new(text);
        (it.name, it.tag, it.has_digest)
    }

    #[test]
    fn a_registry_has_a_dot() {
        assert_eq!(split("r.io/a/b:c@sha256:0"), ("a/b", Some("c"), true));
        assert_eq!(split("localhost:5000/a"), ("localhost", Some("5000/a"), false));
        assert_eq!(split("user/my.image/x"), ("x", None, false));
        assert_eq!(split("a:1.2"), ("a", Some("1.2"), false));
    }
}
