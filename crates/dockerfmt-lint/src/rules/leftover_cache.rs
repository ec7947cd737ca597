//! What the rules on caches that stay in the layer share: the report, and the fix that empties the cache.

use crate::packages::Cache;
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, RuleContext};

/// Reports the first command that leaves something in `cache`; nothing where none does.
pub(super) fn report(ctx: &mut RuleContext<'_>, commands: &RunCommands<'_>, cache: &Cache) -> Option<()> {
    let (command, subcommand) = cache.leftover(commands)?;
    let edit = commands.append(cache.clean_up);
    let message = format!("`{} {}` leaves its cache in the layer", command.name(), subcommand.text);
    ctx.report(commands.head(command, subcommand), message)
        .help(format!("end the `RUN` with `{}`", cache.clean_up))
        .fix(edit.map(|it| Fix::new(Applicability::Safe, "empty the cache at the end", vec![it])));
    Some(())
}
