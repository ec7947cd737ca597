//! Image references, split by the distribution's reference grammar.

use std::ops::Range;

use nom::Parser;
use nom::combinator::all_consuming;

use crate::lex::digest;
use crate::text::TextRange;

use super::{Variable, Word};

view! {
    /// The image of a `FROM`
    Image
}

/// A part of an image reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImagePart {
    /// The text, with variables as they are written.
    pub text: String,
    /// Where it is in the source.
    pub range: TextRange,
}

/// An image reference: `[registry/]path[:tag][@digest]`.
///
/// The first component is a registry where it has a `.` or a `:`, is `localhost`, or has an upper-case letter.
/// A colon or an at sign inside `${…}` does not split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageReference {
    /// `localhost:5000` in `localhost:5000/team/app:1.2`.
    pub registry: Option<ImagePart>,
    /// `team/app`: all between registry and tag.
    pub path: ImagePart,
    /// `1.2`
    pub tag: Option<ImagePart>,
    /// `sha256:…`; valid or not.
    pub digest: Option<ImagePart>,
}

impl<'t> Image<'t> {
    /// The image as a word.
    pub fn word(self) -> Word<'t> {
        Word::new(self.0)
    }

    /// The variables in it.
    pub fn variables(self) -> impl Iterator<Item = Variable<'t>> {
        self.word().variables()
    }

    /// The reference, split.
    pub fn reference(self) -> ImageReference {
        let text = self.0.joined();
        let parts = split(&text);
        let part = |it: Range<usize>| ImagePart {
            text: text[it.clone()].to_owned(),
            range: self.0.source_range(it),
        };
        ImageReference {
            registry: parts.registry.map(part),
            path: part(parts.path),
            tag: parts.tag.map(part),
            digest: parts.digest.map(part),
        }
    }
}

impl ImageReference {
    /// Splits `text`, whose first byte is at `base` in the source.
    pub fn parse(text: &str, base: u32) -> Self {
        let parts = split(text);
        let part = |it: Range<usize>| ImagePart {
            text: text[it.clone()].to_owned(),
            range: TextRange::new(base + it.start as u32, base + it.end as u32),
        };
        ImageReference {
            registry: parts.registry.map(part),
            path: part(parts.path),
            tag: parts.tag.map(part),
            digest: parts.digest.map(part),
        }
    }

    /// Whether the digest has an algorithm and at least 32 hexadecimal digits.
    pub fn has_valid_digest(&self) -> bool {
        self.digest.as_ref().is_some_and(|it| all_consuming(digest()).parse(&it.text).is_ok())
    }
}

struct Parts {
    registry: Option<Range<usize>>,
    path: Range<usize>,
    tag: Option<Range<usize>>,
    digest: Option<Range<usize>>,
}

fn split(text: &str) -> Parts {
    let at = find_outside_braces(text, '@');
    let name_end = at.unwrap_or(text.len());
    let name = &text[..name_end];
    let registry = find_outside_braces(name, '/').filter(|&it| is_registry(&name[..it]));
    let path_start = registry.map_or(0, |it| it + 1);
    let last_component = name[path_start..].rfind('/').map_or(path_start, |it| path_start + it + 1);
    let colon = find_outside_braces(&name[last_component..], ':').map(|it| last_component + it);
    Parts {
        registry: registry.map(|it| 0..it),
        path: path_start..colon.unwrap_or(name_end),
        tag: colon.map(|it| it + 1..name_end),
        digest: at.map(|it| it + 1..text.len()),
    }
}

/// What Docker takes for a registry and not for a part of a Docker Hub name.
fn is_registry(component: &str) -> bool {
    let is_upper = component.contains(|c: char| c.is_ascii_uppercase()) && !component.contains('$');
    component == "localhost"
        || find_outside_braces(component, '.').is_some()
        || find_outside_braces(component, ':').is_some()
        || is_upper
}

/// The first `wanted` that is not between `${` and `}`.
fn find_outside_braces(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0_u32;
    let mut previous = '\0';
    for (i, c) in text.char_indices() {
        match c {
            '{' if previous == '$' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == wanted && depth == 0 => return Some(i),
            _ => {}
        }
        previous = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let it = ImageReference::parse(text, 0);
        let part = |it: &Option<ImagePart>| it.as_ref().map_or("-".to_owned(), |it| it.text.clone());
        format!("{} {} {} {}", part(&it.registry), it.path.text, part(&it.tag), part(&it.digest))
    }

    #[test]
    fn references_follow_the_distribution_grammar() {
        assert_eq!(show("debian"), "- debian - -");
        assert_eq!(show("team/app:1.2"), "- team/app 1.2 -");
        assert_eq!(show("localhost:5000/app"), "localhost:5000 app - -");
        assert_eq!(show("r.io/a/b:c@sha256:0"), "r.io a/b c sha256:0");
        assert_eq!(show("localhost/a"), "localhost a - -");
        assert_eq!(show("a:${T:-b:c}"), "- a ${T:-b:c} -");
        assert_eq!(show("${R}/a:1"), "- ${R}/a 1 -");
    }

    #[test]
    fn ranges_reach_over_continuations() {
        let text = "FROM r.io/a\\\n# c\n/b:1\\\n2\n";
        let parse = crate::parse(text);
        let from = parse.file().instructions().next().and_then(|it| it.as_from()).expect("a FROM");
        let reference = from.image().expect("an image").reference();
        let show = |it: &ImagePart| (it.text.clone(), text[it.range].to_owned());
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(reference.registry.as_ref().map(show), Some(pair("r.io", "r.io")));
        assert_eq!(show(&reference.path), pair("a/b", "a\\\n# c\n/b"));
        assert_eq!(reference.tag.as_ref().map(show), Some(pair("12", "1\\\n2")));
        assert_eq!(reference.digest, None);
    }

    #[test]
    fn digests_need_an_algorithm_and_digits() {
        let hex = "0".repeat(64);
        assert!(ImageReference::parse(&format!("a@sha256:{hex}"), 0).has_valid_digest());
        assert!(!ImageReference::parse("a@sha256:12", 0).has_valid_digest());
    }
}
