//! `FROM`

use crate::kind::SyntaxKind::{IMAGE, KEYWORD, STAGE_NAME};
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

    /// The `AS`.
    pub fn as_token(self) -> Option<Token<'t>> {
        self.0
            .child_tokens()
            .filter(|it| it.kind() == KEYWORD)
            .find(|it| it.text().eq_ignore_ascii_case("as"))
    }

    /// The name behind `AS`, valid or not.
    pub fn stage_name(self) -> Option<Word<'t>> {
        self.0.child(STAGE_NAME).map(Word::new)
    }
}
