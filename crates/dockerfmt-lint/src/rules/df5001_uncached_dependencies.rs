//! `DF5001`: dependencies that are installed anew with every change of the sources.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{self, Instruction};

use crate::context_files::{is_whole_context, sources};
use crate::mounts::has_cache;
use crate::packages::manifest::{MANIFEST_TOOLS, ManifestTool};
use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds installations of what a manifest of the project names, as `npm ci`, `pip install -r`, `bundle install` and
    /// `go mod download`, behind a `COPY . .`, where no manifest was copied before it.
    /// A `RUN` with a cache mount, or with the manifest mounted, is left alone.
    ///
    /// ## Why it matters
    /// Every change of any file makes the builder run all that stands behind `COPY . .` again, so also the installation,
    /// though the dependencies are the same.
    /// Where only the manifest is copied before it, the installation comes from the cache.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// WORKDIR /srv
    /// COPY . .
    /// RUN npm ci
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// WORKDIR /srv
    /// COPY package.json package-lock.json ./
    /// RUN npm ci
    /// COPY . .
    /// ```
    DF5001 {
        name: "uncached-dependencies",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// What a stage has from the build context.
#[derive(Clone, Copy, Default)]
struct Copied<'t> {
    /// The source that was all of it.
    all: Option<ast::Word<'t>>,
    /// Whether a manifest of each tool, by its place in the list, was copied before.
    has_manifest: [bool; MANIFEST_TOOLS.len()],
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut stages: Vec<Copied<'_>> = Vec::new();
    for stage in ctx.stages() {
        let inherited = stage.base_stage().and_then(|it| stages.get(it)).copied();
        let copied = check_stage(ctx, stage, inherited.unwrap_or_default());
        stages.push(copied);
    }
}

fn check_stage<'t>(ctx: &mut RuleContext<'_>, stage: &Stage<'t>, mut copied: Copied<'t>) -> Copied<'t> {
    for &instruction in stage.instructions() {
        match instruction.as_run() {
            Some(run) if copied.all.is_some() => {
                check_run(ctx, run, &copied);
            }
            Some(_) => {}
            None => copied.read(instruction),
        }
    }
    copied
}

impl<'t> Copied<'t> {
    fn read(&mut self, instruction: Instruction<'t>) {
        let sources = sources(instruction);
        if let (None, Some(all)) = (self.all, sources.iter().find(|it| is_whole_context(**it))) {
            self.all = Some(*all);
        } else if self.all.is_none() {
            for source in sources {
                let source = source.unquoted();
                for (has_manifest, tool) in self.has_manifest.iter_mut().zip(&MANIFEST_TOOLS) {
                    *has_manifest |= tool.is_manifest(&source);
                }
            }
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, copied: &Copied<'_>) -> Option<()> {
    let words = ["install", "ci", " i", "yarn", "sync", "bundle", "download", "dependency:", "restore"];
    let commands = RunCommands::with_any_of(ctx, run, &words)?;
    let is_mounted = |it: &ManifestTool| {
        let values = run.mounts().filter_map(|it| it.mount_value(&["source", "src", "target", "dst"]));
        values.into_iter().any(|value| it.is_manifest(&value))
    };
    let is_cached = has_cache(run);
    let tools = MANIFEST_TOOLS.iter().zip(copied.has_manifest).filter(|it| !it.1).map(|it| it.0);
    for tool in tools.filter(|it| !is_cached && !is_mounted(it)) {
        let found = commands.iter().find_map(|it| Some((it, tool.install(it)?)));
        let Some((command, word)) = found else { continue };
        let line = ctx.line(copied.all?.range().start);
        let message =
            format!("any change of the files that line {line} copies brings this installation about again");
        ctx.report(commands.head(command, word), message)
            .help(format!("copy `{}` and install before you copy the rest", tool.example));
    }
    Some(())
}
