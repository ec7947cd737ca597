//! `DL4005`: `/bin/sh` replaced by a link.

use dockerfmt_shell::Command;
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast;

use crate::json::json_array;
use crate::path::is_plain;
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ln` with the argument `/bin/sh`.
    ///
    /// ## Why it matters
    /// Every script of the image then runs in another shell than its authors tried it with, also when the container
    /// runs.
    /// `SHELL` says which shell runs the instructions below it, and leaves the image alone.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN ln -sf /bin/bash /bin/sh
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// SHELL ["/bin/bash", "-c"]
    /// ```
    ///
    /// ## Fix
    /// A `RUN` of nothing but a link to another shell becomes a `SHELL`.
    /// Scripts that are run by their `#!/bin/sh` then get the old shell again.
    DL4005 {
        name: "linked-sh",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

const SH: &str = "/bin/sh";

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let (ln, sh) =
        commands.called("ln").find_map(|it| Some((it, it.args().iter().find(|it| it.text == SH)?)))?;
    ctx.report(commands.head(ln, sh), "`/bin/sh` is linked by hand")
        .help("use `SHELL` for another shell")
        .fix(fix(run, &commands, ln));
    Some(())
}

fn fix(run: ast::Run<'_>, commands: &RunCommands<'_>, ln: &Command) -> Option<Fix> {
    let words: Vec<_> = ln.positional().collect();
    let [target, link] = words[..] else { return None };
    let shell = commands.written(target);
    if link.text != SH || shell == SH || !is_plain(shell) || !commands.is_all(run, ln) {
        return None;
    }
    let path = if shell.starts_with('/') { shell.to_owned() } else { format!("/bin/{shell}") };
    let instruction = format!("SHELL {}", json_array(&[&path, "-c"]));
    let edits = vec![TextEdit::replace(run.range(), instruction.as_str())];
    Some(Fix::new(Applicability::Unsafe, format!("use `{instruction}`"), edits))
}
