//! `DF4010`: whole command lines in one string of an exec form.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{TextEdit, TextRange};

use crate::entrypoints::{Entrypoints, check_each};
use crate::exec_form::{exec_form, strings};
use crate::json::json_array;
use crate::plain_words::plain_words;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds JSON arrays of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` whose first string is a program with arguments.
    /// The `CMD` of an image that has an `ENTRYPOINT` is left alone, and so are paths of Windows.
    ///
    /// ## Why it matters
    /// The first string is the name of the program, blanks included.
    /// There is no such program, so the container does not start.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// CMD ["node server.js"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["node", "server.js"]
    /// ```
    ///
    /// ## Fix
    /// Each word becomes a string, where there are but plain words.
    /// The fix is unsafe: another program runs.
    DF4010 {
        name: "command-in-one-string",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    check_each(ctx, check_instruction);
}

fn check_instruction(
    ctx: &mut RuleContext<'_>,
    instruction: Instruction<'_>,
    entrypoints: &Entrypoints<'_>,
) -> Option<()> {
    let (range, text) = strings(exec_form(instruction)?).into_iter().next()?;
    // What an `ENTRYPOINT` gets may be anything; whether there is one is not known of what `ONBUILD` triggers.
    let stage = ctx.stage_at(instruction.range().start);
    let is_program = instruction.as_cmd().is_none() || stage.is_some_and(|it| entrypoints.of(it).is_none());
    if is_program && is_command_line(&text) {
        ctx.report(range, format!("`{text}` is no name of a program"))
            .help("write each argument as a string of its own")
            .fix(fix(range, &text));
    }
    Some(())
}

/// Whether an option or more follows a program; a path may have blanks in it.
fn is_command_line(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_program =
        words.next().is_some_and(|it| !it.starts_with(['-', '$', '"', '\'']) && !it.contains(['\\', ':']));
    is_program && words.next().is_some_and(|it| !it.contains('\\'))
}

fn fix(range: TextRange, text: &str) -> Option<Fix> {
    let array = json_array(&plain_words(text)?);
    let strings = array.strip_prefix('[')?.strip_suffix(']')?;
    let edits = vec![TextEdit::replace(range, strings)];
    Some(Fix::new(Applicability::Unsafe, "write a string for each word", edits))
}
