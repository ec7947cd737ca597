//! `DF4009`: a `SHELL` that takes scripts for file names.

use dockerfmt_semantic::{Dialect, Shell};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{self, Command};

use crate::exec_form::{has_c, strings};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `SHELL` without the option that makes the shell run the next argument: `-c`, or `/c` of cmd.
    ///
    /// ## Why it matters
    /// The builder puts the text of a `RUN` behind the array.
    /// Without the option the shell takes it for the name of a file with a script, and there is none.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// SHELL ["/bin/bash", "-o", "pipefail"]
    /// RUN make | tee log
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    /// RUN make | tee log
    /// ```
    ///
    /// ## Fix
    /// The array ends with the option.
    /// The fix is unsafe: the scripts run then.
    DF4009 {
        name: "shell-without-flag",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        onbuild: true,
        run: Run::Shell(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, shell: ast::Shell<'_>) -> Option<()> {
    let Command::Exec(form) = shell.command()? else { return None };
    let strings = strings(form);
    let (_, options) = strings.split_first()?;
    let has = |is_option: fn(&str) -> bool| options.iter().any(|it| is_option(&it.1));
    let words = strings.iter().map(|it| it.1.clone()).collect();
    let flag = match Shell::new(words).dialect() {
        // `powershell` needs none.
        it if it.is_posix_like() && !has(has_c) => "-c",
        Dialect::Cmd if !has(|it| it.eq_ignore_ascii_case("/c") || it.eq_ignore_ascii_case("/k")) => "/C",
        _ => return None,
    };
    let edits = vec![TextEdit::insert(strings.last()?.0.end, format!(", \"{flag}\""))];
    let line = form.node().text().lines().next().unwrap_or_default();
    ctx.report(form.range(), format!("`{line}` lacks `{flag}`, so no script is run"))
        .help(format!("end the array with `\"{flag}\"`"))
        .fix(Fix::new(Applicability::Unsafe, format!("append `\"{flag}\"`"), edits));
    Some(())
}
