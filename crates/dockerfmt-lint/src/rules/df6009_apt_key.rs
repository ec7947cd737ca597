//! `DF6009`: `apt-key`.

use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apt-key`, but for `apt-key list` and others that change nothing.
    ///
    /// ## Why it matters
    /// A key that it adds is trusted for every source, not only for the one that it belongs to.
    /// apt has deprecated the program for years, and since Debian 13 there is none.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-key add /tmp/vendor.asc
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY vendor.asc /etc/apt/keyrings/vendor.asc
    /// RUN echo "deb [signed-by=/etc/apt/keyrings/vendor.asc] https://example.com/debian stable main" \
    ///     > /etc/apt/sources.list.d/vendor.list
    /// ```
    DF6009 {
        name: "apt-key",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["apt-key"])?;
    let mut calls = commands.called("apt-key");
    let call = calls.find(|it| it.has_any_arg(&["add", "adv", "net-update", "update"]))?;
    ctx.report(commands.word_range(call.name_word()), "`apt-key` is deprecated, and gone in Debian 13")
        .help("put the key in `/etc/apt/keyrings`, and name it in the source with `signed-by`");
    Some(())
}
