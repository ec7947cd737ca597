//! `CMD` and `ENTRYPOINT`

use super::Command;

view! {
    /// `CMD command`
    Cmd
}

view! {
    /// `ENTRYPOINT command`
    Entrypoint
}

impl<'t> Cmd<'t> {
    /// The command; `None` for a lone `CMD`, which empties an inherited one.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }
}

impl<'t> Entrypoint<'t> {
    /// The command; `None` for a lone `ENTRYPOINT`, which empties an inherited one.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }
}
