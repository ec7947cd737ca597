//! `DF7003`: all packages of the base image are brought up to date.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that upgrade all packages: `apt-get upgrade` and `dist-upgrade`, `apk upgrade`, `yum update`,
    /// `dnf upgrade`, `zypper update`.
    /// Where packages are named, nothing is reported.
    ///
    /// ## Why it matters
    /// What comes out depends on the day of the build, and the builder keeps the layer of that day.
    /// The packages of the base image and the newer ones are both in the image.
    /// A newer base image does the same for all who use it.
    /// Others think that each fix of security is worth it: the rule is for those who do not.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get upgrade -y
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12.11
    /// RUN apt-get update && apt-get install -y --no-install-recommends --only-upgrade openssl
    /// ```
    DF7003 {
        name: "system-upgrade",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["upgrade", "update", "zypper"])?;
    let (command, subcommand) = commands.iter().find_map(|it| Some((it, upgrade(it)?)))?;
    let message =
        format!("`{} {}` makes the image depend on the day of its build", command.name(), subcommand.text);
    ctx.report(commands.head(command, subcommand), message).help("use a newer base image");
    Some(())
}

/// The subcommand that upgrades all there is.
fn upgrade(command: &Command) -> Option<&Word> {
    let mut operands = command.positional();
    let subcommand = operands.next()?;
    let is_upgrade = match command.name() {
        "apt" | "apt-get" | "aptitude" => {
            matches!(subcommand.text.as_str(), "upgrade" | "dist-upgrade" | "full-upgrade" | "safe-upgrade")
        }
        "apk" => subcommand.text == "upgrade",
        "yum" | "dnf" | "dnf5" | "microdnf" | "tdnf" => {
            matches!(subcommand.text.as_str(), "update" | "upgrade" | "distro-sync")
        }
        "zypper" => matches!(subcommand.text.as_str(), "update" | "up"),
        _ => false,
    };
    (is_upgrade && operands.next().is_none()).then_some(subcommand)
}
