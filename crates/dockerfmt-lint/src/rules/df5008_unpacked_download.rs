//! `DF5008`: archives that `ADD` fetches and a `RUN` unpacks.

use std::collections::HashMap;

use dockerfmt_syntax::ast::{Add, Run as RunInstruction, Word};

use crate::archive::is_archive;
use crate::final_stages::reach_an_image;
use crate::path::base_name;
use crate::run_commands::RunCommands;
use crate::unpack::unpacks;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds archives that `ADD` fetches from a URL and a later `RUN` of the stage unpacks.
    /// `DL3010` finds those that `COPY` brings.
    ///
    /// ## Why it matters
    /// `ADD` unpacks local archives, but not what it fetches.
    /// The archive stays in its layer beside what was in it, also where the `RUN` removes it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ADD https://example.com/app.tar.gz /tmp/
    /// RUN tar -xzf /tmp/app.tar.gz -C /srv
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ADD --unpack=true https://example.com/app.tar.gz /srv/
    /// ```
    DF5008 {
        name: "unpacked-download",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let reach_an_image = reach_an_image(ctx.model());
    for stage in ctx.stages().iter().filter(|it| reach_an_image[it.idx()]) {
        let mut archives = HashMap::new();
        for instruction in stage.instructions() {
            if let Some(add) = instruction.as_add() {
                archives.extend(fetched(add));
            } else if let Some(run) = instruction.as_run().filter(|_| !archives.is_empty()) {
                check_run(ctx, run, &mut archives);
            }
        }
    }
}

/// The archives that `add` fetches, by the name that each has in the image.
fn fetched(add: Add<'_>) -> Vec<(String, Word<'_>)> {
    if add.instruction().flag("unpack").is_some() {
        return Vec::new();
    }
    let destination = add.destination().map(|it| it.unquoted().into_owned()).unwrap_or_default();
    let sources = add.sources().into_iter().filter(|it| it.text().contains("://"));
    let named = sources.map(|it| {
        let source = it.unquoted();
        let path = source.split(['?', '#']).next().unwrap_or_default();
        let is_file = is_archive(&destination) || destination.ends_with(".zip");
        (base_name(if is_file { &destination } else { path }).to_owned(), it)
    });
    named.filter(|it| is_archive(&it.0) || it.0.ends_with(".zip")).collect()
}

fn check_run(
    ctx: &mut RuleContext<'_>,
    run: RunInstruction<'_>,
    archives: &mut HashMap<String, Word<'_>>,
) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["tar", "zip", "xz", "zcat"])?;
    for command in commands.iter().filter(|it| unpacks(it)) {
        for word in command.positional() {
            let Some(source) = archives.remove(base_name(&word.text)) else { continue };
            let line = ctx.line(run.range().start);
            let message =
                format!("the archive stays in its layer, and `{}` unpacks it in line {line}", command.name());
            ctx.report(source.range(), message).help("fetch and unpack it in one `RUN`, or use `--unpack`");
        }
    }
    Some(())
}
