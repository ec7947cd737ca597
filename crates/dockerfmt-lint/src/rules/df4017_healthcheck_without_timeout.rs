//! `DF4017`: health checks that may take half a minute.

use dockerfmt_syntax::ast::Healthcheck;

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `HEALTHCHECK CMD` without `--timeout`.
    ///
    /// ## Why it matters
    /// A check that hangs fails only after 30 seconds, and three have to fail.
    /// How long an answer may take is known to who writes the check, not to Docker.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// HEALTHCHECK CMD ["curl", "-f", "http://localhost/"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// HEALTHCHECK --timeout=3s CMD ["curl", "-f", "http://localhost/"]
    /// ```
    DF4017 {
        name: "healthcheck-without-timeout",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Healthcheck(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, healthcheck: Healthcheck<'_>) -> Option<()> {
    let instruction = healthcheck.instruction();
    if healthcheck.is_none() || healthcheck.command().is_none() || instruction.flag("timeout").is_some() {
        return None;
    }
    ctx.report(
        instruction.keyword()?.range(),
        "the health check may take 30 seconds, for it has no `--timeout`",
    )
    .help("say with `--timeout` how long it may take");
    Some(())
}
