//! What the rules on packages without a version share: how they report them.

use dockerfmt_shell::Word;

use crate::RuleContext;
use crate::hadolint_variables::Variables;
use crate::packages::{RpmInstaller, without_version};
use crate::run_commands::RunCommands;

/// Reports `packages` as one finding at the first of them; nothing where there are none.
pub(super) fn report(
    ctx: &mut RuleContext<'_>,
    commands: &RunCommands<'_>,
    packages: &[&Word],
    help: &str,
) -> Option<()> {
    let range = commands.range(packages.first()?.range.clone());
    ctx.report(range, without_version(commands, packages)).help(help);
    Some(())
}

/// Reports what `installer` installs; versions may stand in variables.
pub(super) fn check_rpm(ctx: &mut RuleContext<'_>, installer: &RpmInstaller) {
    let runs = ctx.instructions().iter().filter_map(|it| it.as_run());
    // What is known at each place is not worth knowing where nothing is installed.
    if !runs.filter_map(|it| ctx.commands(it)).any(|it| installer.is_called(&it)) {
        return;
    }
    let mut variables = Variables::default();
    for &instruction in ctx.instructions() {
        variables.read(instruction, ctx.is_compat());
        if let Some(commands) = instruction.as_run().and_then(|it| ctx.commands(it)) {
            let packages = installer.unpinned(&commands, &variables);
            report(ctx, &commands, &packages, "name the version, as in `package-1.2.3`");
        }
    }
}
