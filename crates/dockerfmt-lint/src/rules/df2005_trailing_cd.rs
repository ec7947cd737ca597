//! `DF2005`: `cd` as the last command of a `RUN`.

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{Command, Token, TokenKind};
use dockerfmt_syntax::{TextEdit, TextRange, ast};

use crate::shell_script::posix_script;
use crate::trailing::Trailing;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `cd` behind which a `RUN` has no other command.
    /// `DL3003` finds every `cd`; this rule only those that do nothing at all.
    ///
    /// ## Why it matters
    /// The folder is forgotten at the end of the `RUN`.
    /// Perhaps the next instruction was to run there, and it does not.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN mkdir /src && cd /src
    /// RUN make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// WORKDIR /src
    /// RUN make
    /// ```
    ///
    /// ## Fix
    /// The command is deleted where another one stands in front of it.
    /// The fix is unsafe: the build no longer fails where the folder is missing.
    DF2005 {
        name: "trailing-cd",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run)?;
    let commands = script.script().commands();
    // With more than one folder it fails, and something else is wrong.
    let is_cd = |it: &Command| it.name() == "cd" && it.unwrapped().positional().count() <= 1;
    let Trailing { idx, before } = Trailing::new(script, is_cd)?;
    let cd = commands[idx].range();
    let range = script.source_range(cd);
    // Without it another `cd` would be the last command.
    let is_one_of_several = idx > 0 && commands[idx - 1].name() == "cd";
    let fix = fix(ctx, script, &before, range).filter(|_| !is_one_of_several);
    ctx.report(range, "`cd` has no effect at the end of a `RUN`")
        .help("use `WORKDIR` for what follows")
        .fix(fix);
    Some(())
}

/// Deletes the command with the operator in front of it; `None` where a comment would be lost.
fn fix(ctx: &RuleContext<'_>, script: &RunScript, before: &[Token], cd: TextRange) -> Option<Fix> {
    let [.., last, operator] = before else { return None };
    let range = TextRange::new(script.source_range(last.range.clone()).end, cd.end);
    let is_possible = operator.kind != TokenKind::Comment && !ctx.text()[range].contains('#');
    is_possible.then(|| Fix::new(Applicability::Unsafe, "delete it", vec![TextEdit::delete(range)]))
}
