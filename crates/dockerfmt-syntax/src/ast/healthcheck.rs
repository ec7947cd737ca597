//! `HEALTHCHECK`

use crate::tree::Token;

use super::Command;

view! {
    /// `HEALTHCHECK NONE` or `HEALTHCHECK CMD command`
    Healthcheck
}

impl<'t> Healthcheck<'t> {
    /// The `CMD` or `NONE` behind the flags. A continuation may cut it; then this is the first piece.
    pub fn kind_token(self) -> Option<Token<'t>> {
        self.instruction().inner_keywords().next()
    }

    /// Whether it is `HEALTHCHECK NONE`.
    pub fn is_none(self) -> bool {
        let kind: String = self.instruction().inner_keywords().map(|it| it.text()).collect();
        kind.eq_ignore_ascii_case("none")
    }

    /// The command behind `CMD`.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    /// The kind, whether it is NONE, and the command of the first instruction.
    fn read(text: &str) -> (Option<String>, bool, Option<String>) {
        let parse = parse(text);
        let it =
            parse.file().instructions().next().and_then(|it| it.as_healthcheck()).expect("a HEALTHCHECK");
        let command = it.command().map(|it| match it {
            super::Command::Exec(it) => it.node().text().to_owned(),
            super::Command::Shell(it) => it.text().into_owned(),
        });
        (it.kind_token().map(|it| it.text().to_owned()), it.is_none(), command)
    }

    #[test]
    fn the_kind_stands_behind_the_flags() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(read("HEALTHCHECK --interval=5s cmd a b"), (some("cmd"), false, some("a b")));
        assert_eq!(read("HEALTHCHECK CMD [\"a\"]"), (some("CMD"), false, some("[\"a\"]")));
        assert_eq!(read("healthcheck none"), (some("none"), true, None));
        assert_eq!(read("HEALTHCHECK"), (None, false, None));
    }

    #[test]
    fn continuations_cut_keywords() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(read("HEALTH\\\n# c\nCHECK CMD a"), (some("CMD"), false, some("a")));
        assert_eq!(read("HEALTHCHECK NO\\\nNE"), (some("NO"), true, None));
    }
}
