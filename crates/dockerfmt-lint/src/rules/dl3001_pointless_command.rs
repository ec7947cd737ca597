//! `DL3001`: commands that are of no use in a build.

use dockerfmt_syntax::ast;

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `free`, `kill`, `mount`, `ps`, `service`, `shutdown`, `ssh`, `top` and `vim` in `RUN`, also in what
    /// `ONBUILD` triggers.
    ///
    /// ## Why it matters
    /// A `RUN` has no terminal, no services and no other processes, and all that it starts ends with it.
    /// What these commands show or change is gone when the image is used.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN service nginx start
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["nginx", "-g", "daemon off;"]
    /// ```
    DL3001 {
        name: "pointless-command",
        severity: Severity::Info,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

/// What hadolint knows.
const PROGRAMS: [&str; 9] = ["free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let command = commands.iter().find(|it| PROGRAMS.contains(&it.name()))?;
    let range = commands.range(command.name_word().range.clone());
    ctx.report(range, format!("`{}` is of no use in a build", command.name()))
        .help("do it where the container runs");
    Some(())
}
