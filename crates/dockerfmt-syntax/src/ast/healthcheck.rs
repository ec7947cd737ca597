//! `HEALTHCHECK`

use crate::kind::SyntaxKind::KEYWORD;
use crate::tree::Token;

use super::Command;

view! {
    /// `HEALTHCHECK NONE` or `HEALTHCHECK CMD command`
    Healthcheck
}

impl<'t> Healthcheck<'t> {
    /// The `CMD` or `NONE` behind the flags.
    pub fn kind_token(self) -> Option<Token<'t>> {
        self.0.child_tokens().filter(|it| it.kind() == KEYWORD).nth(1)
    }

    /// Whether it is `HEALTHCHECK NONE`.
    pub fn is_none(self) -> bool {
        self.kind_token().is_some_and(|it| it.text().eq_ignore_ascii_case("none"))
    }

    /// The command behind `CMD`.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }
}
