//! `DF2001`: comments that go on over the next lines of a `RUN`.

use std::ops::Range;

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::{TokenKind, tokens};
use dockerfmt_syntax::ast;

use crate::shell_script::posix_script;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds a `#` behind a command of a `RUN` whose line is continued.
    /// Comments on lines of their own are no matter: the builder takes them out.
    ///
    /// ## Why it matters
    /// Continued lines are one line to the shell, so the comment goes on to the end of the `RUN`.
    /// What follows is never run, and the build does not fail for it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN make check # takes long \
    ///     && make install
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// # takes long
    /// RUN make check \
    ///     && make install
    /// ```
    DF2001 {
        name: "swallowing-comment",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run).filter(|it| it.text().contains('#'))?;
    let tokens = tokens(script.text())?;
    let mut comments = tokens.into_iter().filter(|it| it.kind == TokenKind::Comment);
    let comment = comments.find_map(|it| visible_part(ctx, script, it.range))?;
    let visible = script.text().get(comment.clone())?;
    let message = format!("the lines behind `{visible}` are a part of the comment");
    ctx.report(script.source_range(comment), message).help("put the comment on a line of its own");
    Some(())
}

/// What stands of a comment on its first line; `None` where the comment has no more than that.
fn visible_part(ctx: &RuleContext<'_>, script: &RunScript, comment: Range<usize>) -> Option<Range<usize>> {
    let source = &ctx.text()[script.source_range(comment.clone())];
    let (line, _) = source.split_once('\n')?;
    let line = line.trim_end();
    let line = line.strip_suffix(ctx.model().parse().tree.escape()).unwrap_or(line);
    let rest = script.text().get(comment.start + line.len()..comment.end)?;
    (!rest.trim().is_empty()).then(|| comment.start..comment.start + line.trim_end().len())
}
