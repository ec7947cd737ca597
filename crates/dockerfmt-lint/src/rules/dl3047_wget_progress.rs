//! `DL3047`: `wget` that shows its progress.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::base_image::is_busybox_based;
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `wget` that neither is quiet, nor writes to a log file, nor has an option `--progress`.
    ///
    /// ## Why it matters
    /// Without a terminal, `wget` shows its progress as dots, one for each kilobyte.
    /// A large download fills the log of the build with thousands of lines.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN wget https://example.com/a.tar
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN wget --progress=dot:giga https://example.com/a.tar
    /// ```
    ///
    /// ## Fix
    /// `--progress=dot:giga` is inserted, so that a dot stands for a megabyte.
    /// On Alpine and BusyBox the fix is unsafe: their `wget` does not know the option.
    DL3047 {
        name: "wget-progress",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let found: Vec<&Command> = commands.called("wget").filter(|it| shows_progress(it)).collect();
    let first = found.first()?;
    let fix = fix(ctx, run, &commands, &found);
    ctx.report(commands.range(first.name_word().range.clone()), "`wget` fills the log with its progress")
        .help("use `--progress=dot:giga`, or `-q` where `wget` is that of BusyBox")
        .fix(fix);
    Some(())
}

fn shows_progress(wget: &Command) -> bool {
    let flags = ["progress", "q", "quiet", "o", "output-file", "a", "append-output", "no-verbose"];
    !wget.has_any_flag(&flags) && !wget.has_arg("-nv")
}

fn fix(
    ctx: &RuleContext<'_>,
    run: ast::Run<'_>,
    commands: &RunCommands<'_>,
    found: &[&Command],
) -> Option<Fix> {
    if found.iter().any(|it| is_of_busybox(commands, it)) {
        return None;
    }
    let edits = found.iter().map(|it| commands.insert_behind(it.name_word(), " --progress=dot:giga"));
    // What ONBUILD triggers has the tools of the stage that it is in.
    let stage = ctx.model().stage_at(run.range().start);
    let is_small = stage.is_some_and(|it| is_busybox_based(ctx.model(), it));
    let applicability = if is_small { Applicability::Unsafe } else { Applicability::Safe };
    Some(Fix::new(applicability, "insert `--progress=dot:giga`", edits.collect::<Option<_>>()?))
}

/// Whether it is written as `busybox wget`.
fn is_of_busybox(commands: &RunCommands<'_>, wget: &Command) -> bool {
    let before = &commands.script().text()[..wget.name_word().range.start];
    before.trim_end_matches([' ', '\t']).ends_with("busybox")
}
