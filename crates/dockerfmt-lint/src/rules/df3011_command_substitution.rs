//! `DF3011`: command substitutions where no shell runs them.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::context_files::{all_sources, destination};
use crate::values::values;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `$(command)` in the values of `ENV`, `ARG` and `LABEL`, and in the paths of `WORKDIR`, `COPY`, `ADD` and
    /// `VOLUME`.
    /// What is in single quotes or escaped, and what has several commands, is left alone: some program may run it later.
    ///
    /// ## Why it matters
    /// The builder expands variables but runs no commands there.
    /// The value is the text of the command.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV BUILD_DATE="$(date -I)"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN date -I > /etc/build-date
    /// ```
    DF3011 {
        name: "command-substitution",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let escape = ctx.model().parse().tree.escape();
    for word in words(instruction) {
        let text = word.text();
        // The text of a script, which somebody may run.
        if text.contains([';', '|']) || text.contains("&&") {
            continue;
        }
        if let Some(command) = substitution(&text, escape) {
            ctx.report(word.range(), format!("`{command}` is not run here, but is the text"))
                .help("run it in a `RUN`, or give its result to the build with `--build-arg`");
        }
    }
    Some(())
}

/// The words in which the builder expands variables.
fn words(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    match instruction.kind() {
        SyntaxKind::COPY | SyntaxKind::ADD => {
            all_sources(instruction).into_iter().chain(destination(instruction)).collect()
        }
        SyntaxKind::WORKDIR => instruction.as_workdir().and_then(|it| it.value()).into_iter().collect(),
        SyntaxKind::VOLUME => instruction.as_volume().into_iter().flat_map(|it| it.paths()).collect(),
        _ => values(instruction).collect(),
    }
}

/// The first `$(…)` of `text` that no quotes and no escape protect.
fn substitution(text: &str, escape: char) -> Option<&str> {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('\''), '\'') | (Some('"'), '"') => quote = None,
            (Some('\''), _) => {}
            (_, c) if c == escape => {
                chars.next();
            }
            (None, '\'' | '"') => quote = Some(c),
            (_, '$') if text[at + 1..].starts_with('(') && !text[at + 2..].starts_with('(') => {
                let end = text[at..].find(')').map_or(text.len(), |it| at + it + 1);
                return Some(&text[at..end]);
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_protect() {
        assert_eq!(substitution("a$(b c)d", '\\'), Some("$(b c)"));
        assert_eq!(substitution("\"$(b", '\\'), Some("$(b"));
        for it in ["'$(b)'", "\\$(b)", "\"\\$(b)\"", "$((1))", "$b", "(b)", "$"] {
            assert_eq!(substitution(it, '\\'), None, "{it}");
        }
    }
}
