//! `RUN`

use super::{Command, Flag};

view! {
    /// `RUN [--mount=…] command`
    Run
}

impl<'t> Run<'t> {
    /// The command, in exec or shell form. The bodies of its heredocs are not in it.
    pub fn command(self) -> Option<Command<'t>> {
        Command::of(self.0)
    }

    /// The `--mount` flags.
    pub fn mounts(self) -> impl Iterator<Item = Flag<'t>> {
        self.instruction().flags().filter(|it| it.name() == "mount")
    }
}
