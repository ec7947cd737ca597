//! `DF2008`: processes in the background at the end of a `RUN`.

use dockerfmt_shell::{TokenKind, tokens};
use dockerfmt_syntax::ast;

use crate::shell_script::posix_script;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds scripts of `RUN` that end with `&`.
    ///
    /// ## Why it matters
    /// The container of the `RUN` ends with its shell, and takes the process along.
    /// A server that was to serve the next instruction does not run there, and of other work nobody knows how far it got.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN /opt/db/bin/db --data /data &
    /// RUN /opt/db/bin/import dump.sql
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN /opt/db/bin/db --data /data & \
    ///     /opt/db/bin/import dump.sql
    /// ```
    DF2008 {
        name: "lost-background",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run).filter(|it| it.text().contains('&'))?;
    let tokens = tokens(script.text()).filter(|_| script.script().is_clean())?;
    let is_space = |it: TokenKind| matches!(it, TokenKind::Newline | TokenKind::Comment);
    let last = tokens.iter().rfind(|it| !is_space(it.kind)).filter(|it| it.kind == TokenKind::Background)?;
    ctx.report(
        script.source_range(last.range.clone()),
        "nothing waits for what `&` leaves in the background",
    )
    .help("start it where it is needed, in the same `RUN`, or wait for it");
    Some(())
}
