//! `DL3025`: commands of a container in shell form.

use dockerfmt_syntax::ast::{Command, Instruction};

use crate::broken_array;
use crate::hadolint_exec::strings;
use crate::shell_to_exec::{Combined, as_exec_form, command};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `CMD`, `ENTRYPOINT` and `HEALTHCHECK CMD` whose command is not a JSON array.
    ///
    /// ## Why it matters
    /// Docker then starts a shell that starts the command.
    /// The shell is process 1 and may not pass signals on, so that `docker stop` waits ten seconds and kills;
    /// and an `ENTRYPOINT` in shell form gets neither the `CMD` nor the arguments of `docker run`.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// CMD node server.js
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["node", "server.js"]
    /// ```
    ///
    /// ## Fix
    /// A command of plain words becomes an array of them.
    /// What was meant as an array becomes one, which is unsafe: another program runs.
    /// One that needs its shell becomes the array that starts this shell, which changes nothing but the form.
    DL3025 {
        name: "shell-form",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let combined = Combined::new(ctx);
    for &instruction in ctx.instructions() {
        check_instruction(ctx, instruction, &combined);
    }
}

fn check_instruction(
    ctx: &mut RuleContext<'_>,
    instruction: Instruction<'_>,
    combined: &Combined,
) -> Option<()> {
    let form = match command(instruction)? {
        Command::Exec(it) if !ctx.is_compat() || strings(&it.node().joined()).is_some() => return None,
        Command::Shell(it) if ctx.is_compat() && strings(&it.text()).is_some() => return None,
        Command::Exec(it) => it.node(),
        Command::Shell(it) => it.node(),
    };
    let fix = as_exec_form(ctx, instruction, form, combined);
    let keyword = instruction.kind().keyword().unwrap_or_default();
    let report = ctx.report(form.range(), format!("the command of `{keyword}` is in shell form"));
    if form.text().starts_with('[') {
        report.help(broken_array::HELP).fix(broken_array::fix_of_form(form));
    } else {
        report.help("write it as a JSON array").fix(fix);
    }
    Some(())
}
