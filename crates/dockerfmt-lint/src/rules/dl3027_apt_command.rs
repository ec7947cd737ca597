//! `DL3027`: `apt` in a script.

use dockerfmt_shell::Command;
use dockerfmt_syntax::{TextEdit, ast};

use crate::packages::APT_GET;
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apt` in `RUN`, also in what `ONBUILD` triggers.
    ///
    /// ## Why it matters
    /// `apt` is made for people at a terminal; its options and what it prints may change from one version to the next,
    /// of which it warns itself.
    /// `apt-get` and `apt-cache` do the same and stay as they are.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt update
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update
    /// ```
    ///
    /// ## Fix
    /// `apt` becomes `apt-get` where that has the subcommand.
    /// `upgrade` also gets the option by which `apt-get` installs new packages as `apt` does, and `full-upgrade` its
    /// old name.
    /// The fix is unsafe where the rules about `apt-get install` then find something.
    /// So is that of `policy`, `search` and `show`, for `apt-cache` prints more.
    DL3027 {
        name: "apt-command",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let apt = commands.called("apt").next()?;
    ctx.report(commands.range(apt.name_word().range.clone()), "`apt` is not meant for scripts")
        .help("use `apt-get` or `apt-cache`")
        .fix(fix(&commands));
    Some(())
}

/// Replaces every `apt` of the script.
fn fix(commands: &RunCommands<'_>) -> Option<Fix> {
    let mut edits = Vec::new();
    let mut is_safe = true;
    let mut title = "use `apt-get`";
    for apt in commands.called("apt") {
        let subcommand = apt.args().iter().find(|it| !it.is_flag())?;
        let (tool, edit) = match subcommand.text.as_str() {
            "install" | "update" | "remove" | "purge" | "autoremove" | "clean" => ("-get", None),
            "upgrade" => ("-get", Some(commands.insert_behind(subcommand, " --with-new-pkgs")?)),
            "full-upgrade" => ("-get", Some(commands.replace(subcommand, "dist-upgrade")?)),
            "policy" | "search" | "show" => ("-cache", None),
            _ => return None,
        };
        if tool == "-cache" {
            title = "use `apt-cache`";
        }
        is_safe &= tool == "-get" && !needs_more(commands, apt);
        edits.push(commands.insert_behind(apt.name_word(), tool)?);
        edits.extend(edit);
    }
    in_order(&mut edits);
    let applicability = if is_safe { Applicability::Safe } else { Applicability::Unsafe };
    Some(Fix::new(applicability, title, edits))
}

/// Whether the rules about `apt-get install` would have something to say.
fn needs_more(commands: &RunCommands<'_>, apt: &Command) -> bool {
    let asks = !apt.has_any_flag(&["y", "yes", "assume-yes"]);
    let recommends = !apt.has_flag("no-install-recommends");
    apt.has_arg("install") && (asks || recommends || !APT_GET.unpinned_of(commands, apt).is_empty())
}

/// Commands come outer ones first, edits by their place.
fn in_order(edits: &mut [TextEdit]) {
    edits.sort_by_key(|it| it.range.start);
}
