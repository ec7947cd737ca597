//! `DF6003`: secrets that are known by their looks.

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::secrets::secrets;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds tokens and keys that tell by their form what they are, in any instruction: access keys of AWS, tokens of GitHub,
    /// GitLab, npm, PyPI, Slack and others, JSON web tokens, private keys.
    /// `DL3064` looks at the names of variables, this rule at values.
    ///
    /// ## Why it matters
    /// The file is in version control, and what it says is in the image and its history.
    /// The secret is known to all who can read one of them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV AWS_KEY=AKIA2E0A8F3B244C9986
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=secret,id=aws,target=/root/.aws/credentials ./fetch.sh
    /// ```
    DF6003 {
        name: "secret-value",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let mut has_key = false;
    for token in instruction.node().tokens().filter(|it| it.kind() != SyntaxKind::WHITESPACE) {
        for secret in secrets(token.text()) {
            let start = token.range().start + secret.range.start as u32;
            let range = TextRange::new(start, start + secret.range.len() as u32);
            has_key = true;
            ctx.report(range, format!("`{}…` looks like {}", secret.prefix, secret.what)).help(
                "revoke it, and give the new one to the `RUN` that needs it with `--mount=type=secret`",
            );
        }
    }
    has_key.then_some(())
}
