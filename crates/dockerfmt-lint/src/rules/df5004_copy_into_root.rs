//! `DF5004`: the build context in the root of the image.

use dockerfmt_semantic::Base;
use dockerfmt_syntax::ast::Instruction;

use crate::context_files::{destination, is_whole_context, sources};
use crate::folder::{Folder, first_folders};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` and `ADD` of the whole build context to `/`.
    ///
    /// ## Why it matters
    /// The files of the project lie between those of the system, and one called `etc`, `lib` or `run` changes them.
    /// Nobody can tell later which files are whose.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY . /
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// WORKDIR /srv/app
    /// COPY . .
    /// ```
    DF5004 {
        name: "copy-into-root",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (stage, mut folder) in ctx.stages().iter().zip(first_folders(ctx.stages())) {
        // What is made from nothing has no other files.
        let is_empty = *stage.base() == Base::Scratch;
        for &instruction in stage.instructions() {
            folder.follow(instruction);
            if !is_empty {
                check_copy(ctx, instruction, &folder);
            }
        }
    }
}

fn check_copy(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>, folder: &Folder) -> Option<()> {
    sources(instruction).into_iter().find(|it| is_whole_context(*it))?;
    let destination = destination(instruction)?;
    folder.absolute(&destination.unquoted()).filter(|it| it == "/")?;
    ctx.report(destination.range(), "the build context goes between the files of the system")
        .help("copy it to a folder of its own");
    Some(())
}
