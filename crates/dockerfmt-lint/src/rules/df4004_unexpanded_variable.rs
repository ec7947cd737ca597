//! `DF4004`: variables in exec form, which nobody expands.

use dockerfmt_syntax::ast::Instruction;

use crate::entrypoints::{Entrypoints, check_each};
use crate::exec_form::{exec_form, is_shell, strings};
use crate::path::base_name;
use crate::shell_references::references;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `$NAME` and `${NAME}` in the JSON arrays of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK`.
    /// Where a shell or another program that may expand them is one of the strings, nothing is reported, nor in a `CMD`
    /// whose `ENTRYPOINT` has such a program.
    ///
    /// ## Why it matters
    /// No shell reads an array, and the builder does not expand variables there either.
    /// The program gets the letters `$NAME`.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV PORT=8080
    /// CMD ["serve", "--port", "$PORT"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV PORT=8080
    /// CMD ["sh", "-c", "exec serve --port \"$PORT\""]
    /// ```
    DF4004 {
        name: "unexpanded-variable",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

/// Programs to which a `$` means something, beside shells.
const EXPANDING: [&str; 13] = [
    "awk",
    "dockerize",
    "env",
    "envsubst",
    "eval",
    "gawk",
    "grep",
    "java",
    "perl",
    "php",
    "python",
    "ruby",
    "sed",
];

fn check(ctx: &mut RuleContext<'_>) {
    check_each(ctx, check_instruction);
}

fn check_instruction(
    ctx: &mut RuleContext<'_>,
    instruction: Instruction<'_>,
    entrypoints: &Entrypoints<'_>,
) -> Option<()> {
    let strings = strings(exec_form(instruction)?);
    let is_worth_a_look = strings.iter().any(|it| it.1.contains('$'));
    if !is_worth_a_look || strings.iter().any(|it| may_expand(&it.1)) {
        return None;
    }
    let stage = ctx.stage_at(instruction.range().start);
    let entrypoint = stage.and_then(|it| entrypoints.of(it)).filter(|_| instruction.as_cmd().is_some());
    if entrypoint.is_some_and(|it| expands(it.instruction())) {
        return None;
    }
    for (range, text) in strings.iter().filter(|it| it.1.contains('$')) {
        if let Some(reference) = references(text).first() {
            let name = reference.name;
            ctx.report(*range, format!("`${name}` is not expanded in a JSON array"))
                .help("let a shell run the command, or write the value");
        }
    }
    Some(())
}

fn may_expand(word: &str) -> bool {
    let program = base_name(word);
    let name = program.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    is_shell(word) || EXPANDING.binary_search(&name).is_ok()
}

/// Whether the `ENTRYPOINT` may expand what it is given.
fn expands(entrypoint: Instruction<'_>) -> bool {
    exec_form(entrypoint).is_none_or(|it| strings(it).iter().any(|it| may_expand(&it.1)))
}
