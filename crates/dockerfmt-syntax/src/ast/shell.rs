//! `SHELL`

use super::Command;

view! {
    /// `SHELL ["program", "argument"]`
    Shell
}

impl<'t> Shell<'t> {
    /// The array; in shell form where the file is broken.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }
}
