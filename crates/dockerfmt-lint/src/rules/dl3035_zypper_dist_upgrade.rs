//! `DL3035`: an upgrade of the distribution in an image.

use dockerfmt_syntax::ast;

use crate::packages::subcommand;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `zypper dist-upgrade` and `zypper dup`.
    ///
    /// ## Why it matters
    /// Everything in the base image is replaced by what the repositories have today: the image is larger, as the old files
    /// stay in the layer below, and another one tomorrow.
    /// A newer tag of the base image gives the same without either.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM opensuse/leap:15.6
    /// RUN zypper dup -y
    /// ```
    /// ```dockerfile,good
    /// FROM opensuse/leap:15.6
    /// RUN zypper patch -y
    /// ```
    DL3035 {
        name: "zypper-dist-upgrade",
        severity: Severity::Warning,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let mut upgrades = commands.called("zypper").filter_map(|it| Some((it, subcommand(it, &NAMES)?)));
    let (command, name) = upgrades.next()?;
    let message = format!("`zypper {}` upgrades the whole distribution", name.text);
    ctx.report(commands.head(command, name), message).help("use a newer base image");
    Some(())
}

const NAMES: [&str; 2] = ["dist-upgrade", "dup"];
