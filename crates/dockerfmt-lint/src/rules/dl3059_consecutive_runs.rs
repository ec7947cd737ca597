//! `DL3059`: `RUN`s that could be one.

use dockerfmt_shell::{Token, TokenKind, tokens};
use dockerfmt_syntax::{TextEdit, TextRange, ast};

use crate::compat::is_late_directive;
use crate::mounts::{Flags, has_flags_in_script, normalized_flags};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds a `RUN` that follows another one with the same flags, where each has a single command.
    ///
    /// ## Why it matters
    /// Each `RUN` makes a layer.
    /// What one creates and the next deletes stays in the image.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN ./configure
    /// RUN make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN ./configure && make
    /// ```
    ///
    /// ## Fix
    /// The commands are joined with `&&`.
    /// The second then also sees the variables and the folder of the first, and both share one place in the build
    /// cache.
    DL3059 {
        name: "consecutive-runs",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// A `RUN` that another could be joined to.
struct Candidate<'a> {
    run: ast::Run<'a>,
    flags: Flags,
    n_commands: usize,
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut remembered: Option<Candidate<'_>> = None;
    let mut previous = None;
    let mut directives = late_directives(ctx).into_iter().peekable();
    for &instruction in ctx.instructions() {
        while directives.next_if(|it| *it < instruction.range().start).is_some() {
            remembered = None;
        }
        let Some(candidate) = instruction.as_run().and_then(|it| candidate(ctx, it)) else {
            remembered = None;
            continue;
        };
        let run = candidate.run;
        if remembered.as_ref().is_some_and(|it| are_alike(it, &candidate)) {
            report(ctx, previous, run);
        } else {
            remembered = Some(candidate);
        }
        previous = Some(run);
    }
}

/// For hadolint a parser directive is an instruction wherever it stands. Others see a comment, but only the strict preset
/// reports what hadolint does not.
fn late_directives(ctx: &RuleContext<'_>) -> Vec<u32> {
    if ctx.is_strict() {
        return Vec::new();
    }
    let comments = ctx.model().file().comments();
    comments.filter(|it| is_late_directive(it.text())).map(|it| it.range().start).collect()
}

fn candidate<'a>(ctx: &RuleContext<'_>, run: ast::Run<'a>) -> Option<Candidate<'a>> {
    // A heredoc for another interpreter is an empty script, which cannot be joined to anything.
    let is_foreign = ctx.script(run)?.text().is_empty() && !ctx.is_compat();
    let n_commands = ctx.hadolint_script(run)?.script().commands().len();
    let has_none = ctx.is_compat() && has_flags_in_script(run);
    let flags = if has_none { Flags::new() } else { normalized_flags(run.instruction()) };
    (!is_foreign).then_some(Candidate { run, flags, n_commands })
}

fn are_alike(first: &Candidate<'_>, second: &Candidate<'_>) -> bool {
    first.n_commands < 2 && second.n_commands < 2 && first.flags == second.flags
}

fn report(ctx: &mut RuleContext<'_>, previous: Option<ast::Run<'_>>, run: ast::Run<'_>) -> Option<()> {
    let keyword = run.instruction().keyword()?;
    let fix = previous.and_then(|it| fix(ctx, it, run));
    ctx.report(keyword.range(), "this `RUN` could be a part of the one above")
        .help("join the commands with `&&`")
        .fix(fix);
    Some(())
}

fn fix(ctx: &RuleContext<'_>, previous: ast::Run<'_>, run: ast::Run<'_>) -> Option<Fix> {
    let first = command_range(ctx, previous)?;
    let second = command_range(ctx, run)?;
    let between = TextRange::new(first.end, second.start);
    // A comment would be lost, and a flag with a `#` is too rare to look closer.
    let has_comment = ctx.text()[between].contains('#');
    let edit = TextEdit::replace(between, " && ");
    (!has_comment).then(|| Fix::new(Applicability::Unsafe, "join it to the one above", vec![edit]))
}

/// The bytes of a command in shell form that has no sign that binds weaker than `&&`.
fn command_range(ctx: &RuleContext<'_>, run: ast::Run<'_>) -> Option<TextRange> {
    let commands = ctx.commands(run).filter(|it| it.is_shell_form() && it.script().script().is_clean())?;
    let text = commands.script().text().trim_end_matches([' ', '\t']);
    let is_tight = |it: &Token| {
        matches!(
            it.kind,
            TokenKind::Word | TokenKind::Redirect | TokenKind::Duplicate | TokenKind::AndIf | TokenKind::Pipe
        )
    };
    let is_part = tokens(text)?.iter().all(is_tight) && !text.is_empty() && !text.ends_with('\\');
    let has_heredoc = run.instruction().heredocs().next().is_some();
    (is_part && !has_heredoc).then(|| commands.range(0..text.len()))
}
