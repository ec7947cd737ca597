//! `FROM`

use crate::kind::SyntaxKind::{IMAGE, STAGE_NAME};
use crate::tree::Token;

use super::{Flag, Image, Word};

view! {
    /// `FROM [--platform=value] image [AS stage]`
    From
}

impl<'t> From<'t> {
    /// The `--platform` flag.
    pub fn platform(self) -> Option<Flag<'t>> {
        self.instruction().flag("platform")
    }

    /// The base image or the name of an earlier stage.
    pub fn image(self) -> Option<Image<'t>> {
        self.0.child(IMAGE).map(Image::new)
    }

    /// The `AS`. A continuation may cut it; then this is the first piece.
    pub fn as_token(self) -> Option<Token<'t>> {
        self.instruction().inner_keywords().next()
    }

    /// The name behind `AS`, valid or not.
    pub fn stage_name(self) -> Option<Word<'t>> {
        self.0.child(STAGE_NAME).map(Word::new)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn parts_are_found_in_any_layout() {
        for text in [
            "FROM --platform=a b AS c",
            "FR\\\nOM --platform=a \\\n# c\nb as c",
            "from --platform=a b A\\\nS c",
        ] {
            let parse = parse(text);
            let from = parse.file().instructions().next().and_then(|it| it.as_from()).expect("a FROM");
            assert_eq!(from.platform().expect("a platform").value_text(), "a");
            assert_eq!(from.image().expect("an image").word().text(), "b");
            assert!(from.as_token().expect("an AS").text().to_ascii_uppercase().starts_with('A'));
            assert_eq!(from.stage_name().expect("a name").text(), "c");
        }
    }

    #[test]
    fn parts_may_be_missing() {
        let parse = parse("FROM");
        let from = parse.file().instructions().next().and_then(|it| it.as_from()).expect("a FROM");
        assert!(from.image().is_none() && from.as_token().is_none() && from.stage_name().is_none());
    }
}
