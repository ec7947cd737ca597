//! `DF5003`: files that a later `RUN` removes.

use std::collections::{BTreeMap, HashSet};

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use crate::context_files::brought;
use crate::final_stages::reach_an_image;
use crate::folder::{Folder, first_folders};
use crate::mounts::unlayered_paths;
use crate::path::below;
use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `rm` of files that an earlier instruction of the stage has brought: a `COPY` or `ADD`, or a download of another
    /// `RUN`.
    /// Stages that no image is made of are left alone.
    ///
    /// ## Why it matters
    /// The file stays in the layer of the instruction that brought it.
    /// The image is no smaller, and whoever wants to can take the file out of it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY app.deb /tmp/app.deb
    /// RUN dpkg -i /tmp/app.deb && rm /tmp/app.deb
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=bind,source=app.deb,target=/tmp/app.deb dpkg -i /tmp/app.deb
    /// ```
    DF5003 {
        name: "late-removal",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// The lines that files come from, by their paths.
type Lines = BTreeMap<String, u32>;

fn check(ctx: &mut RuleContext<'_>) {
    let reach_an_image = reach_an_image(ctx.model());
    for (stage, mut folder) in ctx.stages().iter().zip(first_folders(ctx.stages())) {
        let mut lines = Lines::new();
        for &instruction in stage.instructions().iter().filter(|_| reach_an_image[stage.idx()]) {
            folder.follow(instruction);
            if let Some(run) = instruction.as_run() {
                check_run(ctx, run, &folder, &mut lines);
            }
            let line = ctx.line(instruction.range().start);
            lines.extend(brought(instruction, &folder).into_iter().map(|it| (it, line)));
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, folder: &Folder, lines: &mut Lines) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["rm ", "curl", "wget"])?;
    let moves = commands.iter().any(|it| matches!(it.name(), "cd" | "pushd"));
    let absolute = |word: &Word| {
        let is_known = word.text.starts_with('/') || !moves;
        folder.absolute(&word.text).filter(|_| is_known)
    };
    let mut removed = HashSet::new();
    for rm in commands.called("rm") {
        for word in rm.positional() {
            let Some(path) = absolute(word) else { continue };
            let is_recursive = rm.has_any_flag(&["r", "R", "recursive"]);
            if let Some(line) = line_of(lines, &path, is_recursive) {
                let message = format!("`{}` is still in the layer of line {line}", commands.written(word));
                ctx.report(commands.word_range(word), message)
                    .help("do all that needs it in one `RUN`, with a bind mount for what is copied");
            }
            removed.insert(path);
        }
    }
    // What is written to a mount is in no layer.
    let has_mounts = unlayered_paths(run).next().is_some();
    let line = ctx.line(run.range().start);
    for word in commands.iter().filter_map(download) {
        let is_kept = |it: &String| !removed.contains(it) && !has_mounts;
        if let Some(path) = absolute(word).filter(is_kept) {
            lines.insert(path, line);
        }
    }
    Some(())
}

/// The line that brings what is at `path`, or the first of what is in it: `-r /tmp/app`, `/tmp/*`.
fn line_of(lines: &Lines, path: &str, is_recursive: bool) -> Option<u32> {
    if let Some(it) = lines.get(path) {
        return Some(*it);
    }
    match path.strip_suffix("/*") {
        Some(folder) => below(lines, folder).copied(),
        None => below(lines, path).filter(|_| is_recursive).copied(),
    }
}

/// The file that a download is written to.
fn download(command: &Command) -> Option<&Word> {
    let names: &[&str] = match command.name() {
        "curl" => &["o", "output"],
        "wget" => &["O", "output-document"],
        _ => return None,
    };
    names.iter().find_map(|it| command.flag_values(it).next()).filter(|it| it.is_literal)
}
