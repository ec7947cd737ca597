//! What the rules on package managers that ask for confirmation share.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use super::missing_option::MissingOption;
use crate::packages::subcommand;
use crate::{Applicability, RuleContext};

/// A package manager that asks.
pub(super) struct Asking {
    pub(super) programs: &'static [&'static str],
    /// The subcommands that ask.
    pub(super) subcommands: &'static [&'static str],
    /// The options by which it does not.
    pub(super) yes: &'static [&'static str],
    /// The subcommands that do not know `-y`.
    pub(super) without_y: &'static [&'static str],
}

/// Reports the commands that ask.
pub(super) fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, asking: &Asking) -> Option<()> {
    let commands = ctx.commands(run)?;
    let asks = |it: &&Command| asking.programs.contains(&it.name()) && !it.has_any_flag(asking.yes);
    let found = commands.iter().filter(asks);
    let found: Vec<(&Command, &Word)> =
        found.filter_map(|it| Some((it, subcommand(it, asking.subcommands)?))).collect();
    let (command, name) = found.first()?;
    let has_y = found.iter().all(|it| !asking.without_y.contains(&it.1.text.as_str()));
    let missing = MissingOption {
        option: "-y",
        message: format!("`{} {}` asks for confirmation", command.name(), name.text),
        applicability: has_y.then_some(Applicability::Safe),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}
