//! `DL3025`: commands of a container in shell form.

use dockerfmt_semantic::Shell;
use dockerfmt_syntax::ast::{Command, Instruction};
use dockerfmt_syntax::{Node, SyntaxKind, TextEdit};

use crate::broken_array;
use crate::hadolint_exec::strings;
use crate::json::json_array;
use crate::plain_words::plain_words;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

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
        buildkit: Some("JSONArgsRecommended"),
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let combined = combined(ctx);
    for &instruction in ctx.instructions() {
        check_instruction(ctx, instruction, &combined);
    }
}

fn check_instruction(
    ctx: &mut RuleContext<'_>,
    instruction: Instruction<'_>,
    combined: &[bool],
) -> Option<()> {
    let form = match command(instruction)? {
        Command::Exec(it) if !ctx.is_compat() || strings(&it.node().joined()).is_some() => return None,
        Command::Shell(it) if ctx.is_compat() && strings(&it.text()).is_some() => return None,
        Command::Exec(it) => it.node(),
        Command::Shell(it) => it.node(),
    };
    let stage = ctx.stage_at(form.range().start);
    let is_combined = stage.is_some_and(|it| combined[it.idx()]);
    let is_safe = instruction.as_healthcheck().is_some() || !is_combined;
    let shell = stage.map(|it| it.shell_at(form.range().start));
    let keyword = instruction.kind().keyword().unwrap_or_default();
    let report = ctx.report(form.range(), format!("the command of `{keyword}` is in shell form"));
    if form.text().starts_with('[') {
        report.help(broken_array::HELP).fix(broken_array::fix_of_form(form));
    } else {
        report.help("write it as a JSON array").fix(shell.and_then(|it| fix(form, it, is_safe)));
    }
    Some(())
}

fn command(instruction: Instruction<'_>) -> Option<Command<'_>> {
    let cmd = instruction.as_cmd().and_then(|it| it.command());
    let entrypoint = || instruction.as_entrypoint().and_then(|it| it.command());
    let healthcheck = || instruction.as_healthcheck().and_then(|it| it.command());
    cmd.or_else(entrypoint).or_else(healthcheck)
}

/// For each stage, whether it and its base stages have both `CMD` and `ENTRYPOINT`: then the form of the one
/// decides what the other does.
fn combined(ctx: &RuleContext<'_>) -> Vec<bool> {
    let mut has: Vec<(bool, bool)> = Vec::new();
    for stage in ctx.stages() {
        let inherited = stage.base_stage().map_or((false, false), |it| has[it]);
        let own = |kind| stage.instructions().iter().any(|it| it.kind() == kind);
        has.push((inherited.0 || own(SyntaxKind::CMD), inherited.1 || own(SyntaxKind::ENTRYPOINT)));
    }
    has.into_iter().map(|it| it.0 && it.1).collect()
}

fn fix(form: Node<'_>, shell: &Shell, is_safe: bool) -> Option<Fix> {
    let has_comment = form.tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    if has_comment || !shell.dialect().is_posix_like() {
        return None;
    }
    let text = form.joined();
    let edit = |words: &[&str]| vec![TextEdit::replace(form.range(), json_array(words))];
    if let Some(words) = plain_words(&text) {
        let applicability = if is_safe { Applicability::Safe } else { Applicability::Unsafe };
        return Some(Fix::new(applicability, "write the words as a JSON array", edit(&words)));
    }
    let program = shell.words().iter().map(String::as_str);
    let words: Vec<&str> = program.chain([&*text]).collect();
    Some(Fix::new(Applicability::Unsafe, "write the shell as a JSON array", edit(&words)))
}
