//! `DF5002`: owners and permissions of copied files that a later `RUN` changes.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{self, Instruction};

use crate::context_files::destination;
use crate::final_stages::reach_an_image;
use crate::folder::Folder;
use crate::path::{base_name, is_plain};
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

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

/// A `COPY` or `ADD` with the paths of what it brings.
struct Copied<'t> {
    instruction: Instruction<'t>,
    paths: Vec<String>,
}

fn check(ctx: &mut RuleContext<'_>) {
    if ctx.is_compat() {
        return;
    }
    let reach_an_image = reach_an_image(ctx.model());
    let mut folders: Vec<Folder> = Vec::new();
    for stage in ctx.stages() {
        let mut folder = stage.base_stage().and_then(|it| folders.get(it)).cloned().unwrap_or_default();
        let mut copied = Vec::new();
        for &instruction in stage.instructions() {
            folder.follow(instruction);
            if let Some(run) = instruction.as_run().filter(|_| reach_an_image[stage.idx()]) {
                check_run(ctx, run, &folder, &copied);
                copied.clear();
            }
            copied.extend(brought(instruction, &folder));
        }
        folders.push(folder);
    }
}

/// What a `COPY` or `ADD` brings; `None` where the file does not tell where to.
fn brought<'t>(instruction: Instruction<'t>, folder: &Folder) -> Option<Copied<'t>> {
    let destination = destination(instruction)?.unquoted().into_owned();
    let sources = match instruction.as_copy() {
        Some(it) => it.sources(),
        None => instruction.as_add()?.sources(),
    };
    let path = folder.absolute(&destination)?;
    let names = sources.iter().map(|it| it.unquoted().into_owned());
    let in_folder = names.map(|it| format!("{}/{}", path.trim_end_matches('/'), base_name(&it)));
    // In a folder that others have files in, only the copied ones count.
    let mut paths: Vec<String> = in_folder.collect();
    let is_shared = destination.ends_with('/') || sources.len() > 1;
    if !is_shared || sources.iter().any(|it| it.unquoted().ends_with('.')) {
        paths.push(path);
    }
    Some(Copied { instruction, paths })
}

fn check_run(
    ctx: &mut RuleContext<'_>,
    run: ast::Run<'_>,
    folder: &Folder,
    copied: &[Copied<'_>],
) -> Option<()> {
    if copied.is_empty() {
        return None;
    }
    let commands = RunCommands::with_any_of(ctx, run, &["chown", "chmod"])?;
    let moves = commands.called("cd").next().is_some();
    for command in commands.iter().filter(|it| matches!(it.name(), "chown" | "chmod")) {
        let mut operands = command.positional();
        let Some(value) = operands.next() else { continue };
        let is_recursive = command.has_any_flag(&["R", "recursive"]);
        let paths = operands.filter(|it| it.is_literal && !(moves && !it.text.starts_with('/')));
        let paths: Vec<String> = paths.filter_map(|it| folder.absolute(&it.text)).collect();
        let reaches = |path: &str| paths.iter().any(|it| it == path || is_recursive && is_below(path, it));
        if let Some(found) = copied.iter().rfind(|it| it.paths.iter().any(|it| reaches(it))) {
            report(ctx, &commands, run, command, value, found);
            return Some(());
        }
    }
    None
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/')).is_some_and(|it| it.starts_with('/'))
}

fn report(
    ctx: &mut RuleContext<'_>,
    commands: &RunCommands<'_>,
    run: ast::Run<'_>,
    command: &Command,
    value: &Word,
    copied: &Copied<'_>,
) {
    let line = ctx.line(copied.instruction.range().start);
    let name = command.name();
    let fix = fix(ctx, commands, run, command, value, copied.instruction);
    ctx.report(
        commands.head(command, value),
        format!("`{name}` puts what line {line} copies into one more layer"),
    )
    .help(format!("use `--{name}` there"))
    .fix(fix);
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
