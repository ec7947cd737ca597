//! `DF4013`: changes below a volume, which some builders drop.

use std::collections::BTreeMap;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Run as RunInstruction, Volume};

use crate::path::{clean, is_plain};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `RUN`s that change files below a path that a `VOLUME` above in the stage declares: with `chmod`, `chown`, `cp`,
    /// `install`, `ln`, `mkdir`, `mv`, `rm`, `tee` or `touch`.
    ///
    /// ## Why it matters
    /// BuildKit keeps such changes.
    /// Docker's builder before it, Podman and Buildah throw them away when the `RUN` ends.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// VOLUME /data
    /// RUN mkdir /data/new && chown 1000 /data/new
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN mkdir -p /data/new && chown 1000 /data/new
    /// VOLUME /data
    /// ```
    DF4013 {
        name: "write-below-volume",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

/// Programs that change the files that they are given.
const CHANGING: [&str; 10] = ["chmod", "chown", "cp", "install", "ln", "mkdir", "mv", "rm", "tee", "touch"];

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut lines: BTreeMap<String, u32> = BTreeMap::new();
    for instruction in stage.instructions() {
        if let Some(volume) = instruction.as_volume() {
            declare(ctx, volume, &mut lines);
        } else if let Some(run) = instruction.as_run().filter(|_| !lines.is_empty()) {
            check_run(ctx, run, &lines);
        }
    }
}

fn declare(ctx: &RuleContext<'_>, volume: Volume<'_>, lines: &mut BTreeMap<String, u32>) {
    for path in volume.paths().filter(|it| it.is_literal()) {
        let text = path.unquoted();
        if text.starts_with('/') && is_plain(&text) && clean(&text) != "/" {
            lines.entry(clean(&text)).or_insert_with(|| ctx.line(path.range().start));
        }
    }
}

/// Reports the first change in the `RUN`.
fn check_run(
    ctx: &mut RuleContext<'_>,
    run: RunInstruction<'_>,
    lines: &BTreeMap<String, u32>,
) -> Option<()> {
    let commands = ctx.commands(run)?;
    let changing = commands.iter().filter(|it| CHANGING.binary_search(&it.name()).is_ok());
    let (word, line) = changing.flat_map(changed).find_map(|it| Some((it, volume_of(&it.text, lines)?)))?;
    let message = format!("`{}` is in the volume of line {line}, so the change may be lost", word.text);
    ctx.report(commands.range(word.range.clone()), message).help("make the change above the `VOLUME`");
    Some(())
}

/// The files that the command changes: of what is copied or linked only the last.
fn changed(command: &dockerfmt_shell::Command) -> Vec<&dockerfmt_shell::Word> {
    let files = command.args().iter().filter(|it| !it.is_flag()).collect::<Vec<_>>();
    match command.name() {
        "cp" | "install" | "ln" if !command.has_flag("d") => {
            files.into_iter().next_back().into_iter().collect()
        }
        _ => files,
    }
}

/// The line of the volume that has `path`.
fn volume_of(path: &str, lines: &BTreeMap<String, u32>) -> Option<u32> {
    let path = path.strip_prefix('/').map(|_| clean(path))?;
    let ends = path.match_indices('/').map(|it| it.0).skip(1).chain([path.len()]);
    ends.filter_map(|it| lines.get(&path[..it]).copied()).next()
}
