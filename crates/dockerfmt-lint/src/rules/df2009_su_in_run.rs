//! `DF2009`: `su` in a script.

use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `su` and `runuser` in `RUN`.
    /// `DL3004` finds `sudo`.
    ///
    /// ## Why it matters
    /// They are made for logins: they want a terminal, start a session, and change the environment by rules of their own.
    /// `USER` does the same without a program in between, and all that follows can be read plainly.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN su - app -c "make install"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER app
    /// RUN make install
    /// ```
    DF2009 {
        name: "su-in-run",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["su ", "runuser"])?;
    let command = commands.iter().find(|it| matches!(it.name(), "su" | "runuser"))?;
    let message = format!("`{}` is made for logins", command.name());
    ctx.report(commands.word_range(command.name_word()), message).help("use `USER`");
    Some(())
}
