//! `DF3009`: a `PATH` without the folders of the system.

use dockerfmt_semantic::{Base, Stage};
use dockerfmt_syntax::ast::{Env, Word};

use crate::template::has_marks;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ENV`s that set `PATH` to a value that has neither the old one nor `/bin` or `/usr/bin`, in stages that are
    /// not built from scratch.
    ///
    /// ## Why it matters
    /// No command of the system is found any more, not even `ls`.
    /// In single quotes and behind a backslash, `$PATH` is but text.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV PATH=/opt/tool/bin
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV PATH=/opt/tool/bin:$PATH
    /// ```
    DF3009 {
        name: "replaced-path",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Env(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, env: Env<'_>) -> Option<()> {
    let mut of_path = env.pairs().filter(|it| it.key().is_some_and(|it| it.unquoted() == "PATH"));
    let value = of_path.find_map(|it| it.value()).filter(|it| is_literal(*it))?;
    let text = value.unquoted();
    let stage = ctx.stage_at(env.range().start)?;
    if is_from_scratch(ctx, stage) || has_system_folders(&text) {
        return None;
    }
    let message = match text.contains("$PATH") || text.contains("${PATH") {
        true => format!("`$PATH` is but text in `{}`", value.text()),
        false => format!("`{text}` takes the place of the whole `PATH`"),
    };
    ctx.report(value.range(), message).help("append `:$PATH`, without single quotes");
    Some(())
}

/// Any variable may have the folders. Windows separates them by `;`, and templates have marks of their own.
fn is_literal(value: Word<'_>) -> bool {
    value.is_literal() && !has_marks(&value.text()) && !value.text().contains([';', '\\'])
}

fn has_system_folders(path: &str) -> bool {
    path.split(':').any(|it| matches!(it.trim_end_matches('/'), "/bin" | "/usr/bin"))
}

fn is_from_scratch(ctx: &RuleContext<'_>, stage: &Stage<'_>) -> bool {
    ctx.model().chain(stage).any(|it| *it.base() == Base::Scratch)
}
