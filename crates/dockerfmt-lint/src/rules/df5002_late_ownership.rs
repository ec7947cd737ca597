//! `DF5002`: owners and permissions of copied files that a later `RUN` changes.

use std::collections::BTreeMap;

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast::{self, Instruction};
use dockerfmt_syntax::{TextEdit, TextRange};

use crate::context_files::{brought, destination};
use crate::final_stages::reach_an_image;
use crate::folder::{Folder, first_folders};
use crate::path::{below, is_plain};
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, Report, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds `chown` and `chmod` in a `RUN` for what a `COPY` or `ADD` above it has brought, with no `RUN` in between.
    /// Stages that no image is made of are left alone.
    ///
    /// ## Why it matters
    /// A file that changes its owner or its permissions is in the layer of the `RUN` once more, with all its content.
    /// The image has the files twice.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY app /srv/app
    /// RUN chown -R app:app /srv/app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY --chown=app:app app /srv/app
    /// ```
    ///
    /// ## Fix
    /// The `RUN` becomes a flag of the `COPY` or `ADD` right above it, where it does nothing else.
    /// The fix is unsafe: files that were there before keep their owner.
    DF5002 {
        name: "late-ownership",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// The instructions that brought files, by the paths of these.
type Copied<'t> = BTreeMap<String, Instruction<'t>>;

fn check(ctx: &mut RuleContext<'_>) {
    let reach_an_image = reach_an_image(ctx.model());
    for (stage, mut folder) in ctx.stages().iter().zip(first_folders(ctx.stages())) {
        let mut copied = Copied::new();
        for &instruction in stage.instructions().iter().filter(|_| reach_an_image[stage.idx()]) {
            folder.follow(instruction);
            if let Some(run) = instruction.as_run() {
                check_run(ctx, run, &folder, &copied);
                copied.clear();
            }
            copied.extend(brought(instruction, &folder).into_iter().map(|it| (it, instruction)));
        }
    }
}

fn check_run(
    ctx: &mut RuleContext<'_>,
    run: ast::Run<'_>,
    folder: &Folder,
    copied: &Copied<'_>,
) -> Option<()> {
    if copied.is_empty() {
        return None;
    }
    let commands = RunCommands::with_any_of(ctx, run, &["chown", "chmod"])?;
    let is_here = commands.called("cd").next().is_none();
    for command in commands.iter().filter(|it| matches!(it.name(), "chown" | "chmod")) {
        let mut operands = command.positional();
        let Some(value) = operands.next() else { continue };
        let is_recursive = command.has_any_flag(&["R", "recursive"]);
        let paths = operands.filter(|it| it.is_literal && (is_here || it.text.starts_with('/')));
        let paths: Vec<String> = paths.filter_map(|it| folder.absolute(&it.text)).collect();
        let Some(copy) = paths.iter().find_map(|it| find(copied, it, is_recursive)) else { continue };
        let of_copy = destination(copy).and_then(|it| folder.absolute(&it.unquoted()));
        let is_all = paths.len() == 1 && paths.first() == of_copy.as_ref();
        let fix = fix(ctx, &commands, run, command, value, copy).filter(|_| is_all);
        report(ctx, commands.head(command, value), command.name(), copy).fix(fix);
        return Some(());
    }
    None
}

/// The instruction that brought what is at `path`, or, where all in it is meant, below it.
fn find<'t>(copied: &Copied<'t>, path: &str, is_recursive: bool) -> Option<Instruction<'t>> {
    if let Some(it) = copied.get(path) {
        return Some(*it);
    }
    below(copied, path).filter(|_| is_recursive).copied()
}

fn report<'c>(
    ctx: &'c mut RuleContext<'_>,
    range: TextRange,
    name: &str,
    copy: Instruction<'_>,
) -> Report<'c> {
    let line = ctx.line(copy.range().start);
    let message = format!("`{name}` puts what line {line} copies into one more layer");
    ctx.report(range, message).help(format!("use `--{name}` there"))
}

/// Makes the `RUN` a flag of the instruction right above it.
fn fix(
    ctx: &RuleContext<'_>,
    commands: &RunCommands<'_>,
    run: ast::Run<'_>,
    command: &Command,
    value: &Word,
    copy: Instruction<'_>,
) -> Option<Fix> {
    let flag = command.name();
    let keyword = copy.keyword().filter(|it| matches!(it.text().len(), 3 | 4))?;
    let is_value = match flag {
        "chmod" => value.text.bytes().all(|it| it.is_ascii_digit()),
        _ => !value.text.starts_with(':') && !value.text.ends_with(':'),
    };
    let between = ctx.text().get(copy.range().end as usize..run.range().start as usize)?;
    let is_single =
        command.positional().count() == 2 && copy.flag(flag).is_none() && between.trim().is_empty();
    let is_possible =
        is_single && is_value && is_plain(&value.text.replace(':', "")) && commands.is_all(run, command);
    let edits = vec![
        TextEdit::insert(keyword.range().end, format!(" --{flag}={}", value.text)),
        deletion::lines(ctx.text(), run.instruction())?,
    ];
    is_possible.then(|| Fix::new(Applicability::Unsafe, format!("use `--{flag}`"), edits))
}
