//! `DL3045`: relative destinations of `COPY` where no `WORKDIR` is set.

use dockerfmt_syntax::ast::{Copy, Instruction};

use crate::copy_paths::CopyPaths;
use crate::inherited_mark::InheritedMark;
use crate::path::is_absolute;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` instructions with a relative destination in stages that set no `WORKDIR` before.
    /// A destination that begins with a variable is taken for absolute.
    ///
    /// ## Why it matters
    /// The destination goes on from the folder of the base image, which this file does not tell.
    /// Another version of the image may have another one.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY app.py srv/
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY app.py /srv/
    /// WORKDIR /srv
    /// COPY data data
    /// ```
    DL3045 {
        name: "relative-copy",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut workdirs = Workdirs::default();
    for &instruction in ctx.instructions() {
        workdirs.read(ctx, instruction);
        if let Some(copy) = instruction.as_copy().filter(|_| !workdirs.is_set(ctx)) {
            check_copy(ctx, copy);
        }
    }
}

fn check_copy(ctx: &mut RuleContext<'_>, copy: Copy<'_>) -> Option<()> {
    let paths = CopyPaths::where_wrong(ctx, copy, |it| !is_absolute(&it.destination))?;
    let range = copy.destination().map_or(copy.range(), |it| it.range());
    ctx.report(range, format!("`{}` is relative, and no `WORKDIR` is set", paths.destination))
        .help("write the path from the root, or set a `WORKDIR` above");
    Some(())
}

/// Which stages have a `WORKDIR`, up to where the file was read.
#[derive(Default)]
struct Workdirs {
    /// As hadolint tells stages apart.
    mark: InheritedMark,
    /// By the index of the stage, as BuildKit tells them apart.
    stages: Vec<bool>,
}

impl Workdirs {
    fn read(&mut self, ctx: &RuleContext<'_>, instruction: Instruction<'_>) {
        self.mark.follow(instruction);
        if instruction.as_from().is_some() {
            let base = ctx.stage_at(instruction.range().start).and_then(|it| it.base_stage());
            let is_inherited = base.and_then(|it| self.stages.get(it)).copied();
            self.stages.push(is_inherited.unwrap_or(false));
        }
        if instruction.as_workdir().is_some() {
            self.mark.set();
            if let Some(it) = self.stages.last_mut() {
                *it = true;
            }
        }
    }

    /// Whether the current stage has one.
    fn is_set(&self, ctx: &RuleContext<'_>) -> bool {
        self.mark.is_set() || !ctx.is_compat() && self.stages.last() == Some(&true)
    }
}
