//! `DL4001`: both `curl` and `wget` in a stage.

use std::collections::BTreeSet;

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `RUN`s that call `curl` or `wget` where the stage has called the other one by then.
    ///
    /// ## Why it matters
    /// They do the same, so an image needs only one of them.
    /// Each brings libraries along that want security updates.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN wget -q https://example.com/a.tar
    /// RUN curl -fO https://example.com/b.tar
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN curl -fO https://example.com/a.tar
    /// RUN curl -fO https://example.com/b.tar
    /// ```
    DL4001 {
        name: "curl-and-wget",
        severity: Severity::Warning,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

/// In what ONBUILD triggers there are no stages: all of it counts together.
fn check(ctx: &mut RuleContext<'_>) {
    let mut seen = BTreeSet::new();
    for instruction in ctx.instructions() {
        if instruction.as_from().is_some() {
            seen.clear();
        } else if let Some(run) = instruction.as_run() {
            check_run(ctx, run, &mut seen);
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, seen: &mut BTreeSet<&str>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let mut late = None;
    for (command, tool) in commands.iter().filter_map(|it| Some((it, tool(it)?))) {
        seen.insert(tool);
        late = late.or((seen.len() > 1).then_some(command));
    }
    let name = late?.name_word();
    ctx.report(commands.range(name.range.clone()), "the stage calls both `curl` and `wget`")
        .help("use one of them for all downloads");
    Some(())
}

fn tool(command: &Command) -> Option<&'static str> {
    ["curl", "wget"].into_iter().find(|it| *it == command.name())
}
