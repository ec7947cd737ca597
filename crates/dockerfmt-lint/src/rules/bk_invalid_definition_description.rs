//! `InvalidDefinitionDescription`: comments above an `ARG` or a stage that do not begin with its name.

use crate::ast::Instruction;
use crate::comment_block::CommentBlocks;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds comments above an `ARG`, or above the `FROM` of a named stage, whose last line does not begin with the
    /// name that is defined.
    /// It is on where settings name it, and where a file asks for it: `# check=experimental=InvalidDefinitionDescription`.
    ///
    /// ## Why it matters
    /// `docker build --call=outline` shows such a comment as the description of the argument or the target.
    /// It knows it by the name in front; any other comment is not shown.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # the release to build on
    /// ARG VERSION=12
    /// FROM debian:$VERSION
    /// ```
    /// ```dockerfile,good
    /// # VERSION the release to build on
    /// ARG VERSION=12
    /// FROM debian:$VERSION
    /// ```
    InvalidDefinitionDescription {
        name: "misnamed-description",
        severity: Severity::Warning,
        presets: &[],
        since: "0.1.0",
        experimental: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let blocks = CommentBlocks::new(ctx.model(), ctx.instructions());
    for (instruction, texts) in blocks.iter() {
        check_block(ctx, instruction, texts);
    }
}

fn check_block(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>, texts: &[&str]) -> Option<()> {
    let first = texts.last()?.split_whitespace().next()?;
    let names = names(instruction);
    let name = names.first()?;
    if names.iter().any(|it| it == first) {
        return None;
    }
    let range = instruction.keyword()?.range();
    ctx.report(range, format!("the comment above does not begin with `{name}`"))
        .help(format!("write `# {name} …`, or put a line with only `#` below other comments"));
    Some(())
}

/// What the instruction defines that can be described.
fn names(instruction: Instruction<'_>) -> Vec<String> {
    if let Some(arg) = instruction.as_arg() {
        return arg.pairs().filter_map(|it| it.key()).map(|it| it.text().into_owned()).collect();
    }
    let stage = instruction.as_from().and_then(|it| it.stage_name());
    stage.map(|it| it.text().to_ascii_lowercase()).into_iter().collect()
}
