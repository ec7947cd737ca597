//! `DF2004`: heredoc scripts that go on after a failure.

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Outline, Shape};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange, ast};

use crate::errexit::{has_errexit, is_errexit};
use crate::shell_script::posix_script;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds heredocs that a shell reads as a script of several commands, where nothing turns on the option `errexit`:
    /// neither `set -e` in the script, nor its `#!` line, nor the command that reads it, nor `SHELL`.
    /// The rule is off unless settings name it.
    ///
    /// ## Why it matters
    /// The `RUN` fails only if the last command does.
    /// All that failed before goes unnoticed, unlike in a list of commands with `&&`.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN <<EOF
    /// make
    /// make install
    /// EOF
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN <<EOF
    /// set -e
    /// make
    /// make install
    /// EOF
    /// ```
    ///
    /// ## Fix
    /// The script begins with `set -e`.
    /// The fix is unsafe: a command that fails, and that nobody missed, then fails the build.
    DF2004 {
        name: "heredoc-without-errexit",
        severity: Severity::Warning,
        presets: &[],
        fix: FixAvailability::Always,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let body = run.node().child(SyntaxKind::HEREDOC)?;
    let script = posix_script(ctx, run)?;
    let range = script.source_range(0..script.text().len());
    let is_script = range.start >= body.range().start;
    if !is_script || !is_sequence(script) || is_given_errexit(run) || has_errexit(ctx, run, script) {
        return None;
    }
    let ast::Command::Shell(form) = run.command()? else { return None };
    let opener = form.node().child(SyntaxKind::HEREDOC_OPENER)?;
    let message = format!("a failure in the script of `{}` goes unnoticed", opener.joined());
    ctx.report(opener.range(), message).help("begin the script with `set -e`").fix(fix(script, range));
    Some(())
}

/// Whether there are several commands, of which only the last one decides.
fn is_sequence(script: &RunScript) -> bool {
    let n_commands = script.script().commands().len() + script.script().dynamic_commands().len();
    n_commands > 1 && Outline::parse(script.text()).is_none_or(|it| it.shape() == Shape::Sequence)
}

/// Whether the command that reads the script, `bash -e <<EOF`, is given the option.
fn is_given_errexit(run: ast::Run<'_>) -> bool {
    match run.command() {
        Some(ast::Command::Shell(it)) => it.node().joined().split_whitespace().any(is_errexit),
        _ => false,
    }
}

/// Inserts the command above the first line, but below one with `#!`.
fn fix(script: &RunScript, body: TextRange) -> Fix {
    let first = script.text().split_inclusive('\n').next();
    // `<<-` takes the tabs away.
    let first = first.filter(|it| it.trim_start_matches('\t').starts_with("#!"));
    let offset = body.start + first.map_or(0, str::len) as u32;
    Fix::new(Applicability::Unsafe, "insert `set -e`", vec![TextEdit::insert(offset, "set -e\n")])
}
