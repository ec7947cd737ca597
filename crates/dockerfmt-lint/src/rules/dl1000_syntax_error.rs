//! `DL1000`: what BuildKit would refuse.

use std::collections::HashMap;

use dockerfmt_syntax::ast::{Flag, Instruction};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange, Token, nearest};

use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Reports text that is no valid Dockerfile: unknown instructions and flags, missing arguments, heredocs
    /// without an end.
    ///
    /// ## Why it matters
    /// The build stops there.
    /// The other instructions are linted all the same, each for what it says.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUNN make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN make
    /// ```
    ///
    /// ## Fix
    /// A misspelt instruction or flag becomes the one that looks most like it.
    /// The fix is unsafe: another one may have been meant.
    DL1000 {
        name: "syntax-error",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    // What hadolint cannot parse is reported before any rule runs; what it can, it does not complain about.
    if ctx.is_compat() {
        return;
    }
    let errors = &ctx.model().parse().errors;
    let mut fixes = if errors.is_empty() { HashMap::new() } else { fixes(ctx.instructions()) };
    for error in errors {
        let fix = fixes.remove(&error.range);
        ctx.report(error.range, error.message.as_str()).fix(fix).anchor(error.range.start);
    }
}

/// What can be done about misspelt words, by where the error is.
fn fixes(instructions: &[Instruction<'_>]) -> HashMap<TextRange, Fix> {
    let triggers = instructions.iter().filter_map(|it| it.as_onbuild()?.trigger());
    let mut res = HashMap::new();
    for instruction in instructions.iter().copied().chain(triggers) {
        let keyword = instruction.keyword().filter(|_| instruction.kind() == SyntaxKind::UNKNOWN);
        res.extend(keyword.and_then(|it| Some((it.range(), fix_of_keyword(it)?))));
        res.extend(instruction.flags().filter_map(|it| Some((it.range(), fix_of_flag(it)?))));
    }
    res
}

fn fix_of_keyword(keyword: Token<'_>) -> Option<Fix> {
    let text = keyword.text();
    let is_lower = !text.contains(|it: char| it.is_ascii_uppercase());
    // Short words in lower case are rather commands of a shell, on a line that should go on.
    let meant = nearest(text, SyntaxKind::keywords()).filter(|_| !is_lower || text.len() > 3)?;
    Some(fix(keyword.range(), if is_lower { meant.to_lowercase() } else { meant.to_owned() }))
}

fn fix_of_flag(flag: Flag<'_>) -> Option<Fix> {
    let name = flag.node().token(SyntaxKind::FLAG_NAME).filter(|it| it.text() == flag.name())?;
    Some(fix(name.range(), flag.meant_name()?.to_owned()))
}

fn fix(range: TextRange, word: String) -> Fix {
    let title = format!("write `{word}`");
    Fix::new(Applicability::Unsafe, title, vec![TextEdit::replace(range, word)])
}
