//! What the rules on an option that a subcommand lacks share: the report, and the fix that inserts the option.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::TextEdit;

use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, RuleContext};

/// An option that should be there.
pub(super) struct MissingOption {
    pub(super) option: &'static str,
    /// What is wrong without it.
    pub(super) message: String,
    /// `None` where it cannot be inserted.
    pub(super) applicability: Option<Applicability>,
    /// What the fix does besides, in front of the first command.
    pub(super) before: Option<TextEdit>,
}

impl MissingOption {
    /// Reports the commands of `found`, each with the word of its subcommand; nothing where there are none.
    pub(super) fn report(
        self,
        ctx: &mut RuleContext<'_>,
        commands: &RunCommands<'_>,
        found: &[(&Command, &Word)],
    ) -> Option<()> {
        let (command, subcommand) = found.first()?;
        let fix = self.fix(commands, found);
        ctx.report(commands.head(command, subcommand), self.message)
            .help(format!("use `{}`", self.option))
            .fix(fix);
        Some(())
    }

    fn fix(&self, commands: &RunCommands<'_>, found: &[(&Command, &Word)]) -> Option<Fix> {
        let inserted = found.iter().map(|it| commands.insert_behind(it.1, &format!(" {}", self.option)));
        let edits = self.before.iter().cloned().map(Some).chain(inserted).collect::<Option<_>>()?;
        Some(Fix::new(self.applicability?, format!("insert `{}`", self.option), edits))
    }
}
