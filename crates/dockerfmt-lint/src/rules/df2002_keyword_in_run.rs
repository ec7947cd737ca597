//! `DF2002`: keywords of instructions in the script of a `RUN`.

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Token, TokenKind, tokens};
use dockerfmt_syntax::{SyntaxKind, TextEdit, ast};

use crate::shell_script::posix_script;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the keyword of an instruction, in capitals, where a `RUN` has a command, and where a line begins that goes on
    /// with the one above.
    ///
    /// ## Why it matters
    /// The shell looks for a program of that name and finds none.
    /// On a line of its own the keyword shows that the line above should not go on: the instruction was never begun, and
    /// its words are arguments of the command above.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && RUN apt-get install -y curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    ///
    /// ## Fix
    /// A `RUN` in front of a command is deleted.
    /// The fix is unsafe: perhaps an instruction of its own was meant.
    DF2002 {
        name: "keyword-in-run",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run)?;
    let text = script.text();
    if !SyntaxKind::keywords().any(|it| text.contains(it)) {
        return None;
    }
    let tokens = tokens(text)?;
    for (idx, token) in tokens.iter().enumerate() {
        let word = &text[token.range.clone()];
        if token.kind != TokenKind::Word || !SyntaxKind::keywords().any(|it| it == word) {
            continue;
        }
        let range = script.source_range(token.range.clone());
        if begins_command(text, &tokens[..idx]) && !ends_pattern(tokens.get(idx + 1)) {
            ctx.report(range, format!("`{word}` is no command of the shell"))
                .help("leave it out, or begin an instruction")
                .fix(fix(script, token, tokens.get(idx + 1)));
        } else if begins_line(ctx.text(), range.start, word) && is_word(tokens.get(idx + 1)) {
            ctx.report(range, format!("`{word}` begins no instruction, for the line above goes on"))
                .help("end the instruction above");
        }
    }
    Some(())
}

/// Whether a command may begin behind the tokens `before`.
fn begins_command(text: &str, before: &[Token]) -> bool {
    let Some(last) = before.last() else { return true };
    match last.kind {
        TokenKind::Word => {
            matches!(&text[last.range.clone()], "then" | "else" | "do" | "{" | "!" | "if" | "while" | "until")
        }
        TokenKind::AndIf
        | TokenKind::OrIf
        | TokenKind::Pipe
        | TokenKind::PipeAll
        | TokenKind::Semi
        | TokenKind::Background
        | TokenKind::LParen
        | TokenKind::Newline => true,
        _ => false,
    }
}

/// Whether `next` shows that what stands before it is a pattern of a `case`.
fn ends_pattern(next: Option<&Token>) -> bool {
    next.is_some_and(|it| it.kind == TokenKind::RParen)
}

/// Whether `word` begins its line. Where it may be the name of a variable, as in `unset USER SHELL`, without blanks.
fn begins_line(text: &str, offset: u32, word: &str) -> bool {
    let before = &text[..offset as usize];
    let is_variable = matches!(word, "ENV" | "SHELL" | "USER");
    let before = if is_variable { before } else { before.trim_end_matches([' ', '\t']) };
    before.ends_with('\n')
}

fn is_word(token: Option<&Token>) -> bool {
    token.is_some_and(|it| it.kind == TokenKind::Word)
}

/// Deletes a `RUN` in front of a command; one that has flags is more than that.
fn fix(script: &RunScript, keyword: &Token, next: Option<&Token>) -> Option<Fix> {
    let next = next.filter(|it| it.kind == TokenKind::Word)?;
    let text = script.text();
    let range = keyword.range.start..next.range.start;
    let is_plain = &text[keyword.range.clone()] == "RUN" && !text[next.range.start..].starts_with('-');
    let edit = TextEdit::delete(script.source_range(range.clone()));
    (is_plain && script.is_verbatim(range))
        .then(|| Fix::new(Applicability::Unsafe, "delete `RUN`", vec![edit]))
}
