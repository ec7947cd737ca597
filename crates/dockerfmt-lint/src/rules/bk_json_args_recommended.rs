//! `JSONArgsRecommended`: commands of a container in shell form.

use crate::ast::{Command, Instruction};
use crate::shell_to_exec::{Combined, as_exec_form, command};
use crate::{FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `CMD` and `ENTRYPOINT` whose command is not a JSON array, in stages without a `SHELL` of their own or of
    /// a stage that they build on.
    ///
    /// ## Why it matters
    /// A shell stands between Docker and the command, and keeps signals from it.
    /// Who sets a `SHELL` is taken to know that.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENTRYPOINT nginx -g "daemon off;"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENTRYPOINT ["nginx", "-g", "daemon off;"]
    /// ```
    ///
    /// ## Fix
    /// A command of plain words becomes an array of them.
    /// One that needs its shell becomes the array that starts this shell, which changes nothing but the form.
    JSONArgsRecommended {
        name: "shell-form-command",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let combined = Combined::new(ctx);
    let mut have_shell: Vec<bool> = Vec::new();
    for stage in ctx.stages() {
        let mut has_shell = stage.base_stage().is_some_and(|it| have_shell[it]);
        for &instruction in stage.instructions() {
            has_shell |= instruction.as_shell().is_some();
            if !has_shell {
                check_instruction(ctx, instruction, &combined);
            }
        }
        have_shell.push(has_shell);
    }
}

fn check_instruction(
    ctx: &mut RuleContext<'_>,
    instruction: Instruction<'_>,
    combined: &Combined,
) -> Option<()> {
    if instruction.as_cmd().is_none() && instruction.as_entrypoint().is_none() {
        return None;
    }
    let keyword = instruction.keyword()?;
    let message = format!("`{}` in shell form keeps signals from its command", keyword.text());
    match command(instruction) {
        Some(Command::Exec(_)) => {}
        Some(Command::Shell(form)) => {
            let fix = as_exec_form(ctx, instruction, form.node(), combined);
            ctx.report(form.range(), message).help("write it as a JSON array").fix(fix);
        }
        None => {
            ctx.report(keyword.range(), message).help("write it as a JSON array");
        }
    }
    Some(())
}
