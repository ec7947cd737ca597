//! `DF1004`: first lines that were meant as parser directives.

use dockerfmt_syntax::{TextEdit, Token, nearest};

use crate::directives::{self, NAMES, looks_like};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds a comment at the top of the file that is almost `# syntax=image` or `# escape=` with a backtick: with a colon
    /// or a blank for the equals sign, with several `#`, or with a misspelt name.
    ///
    /// ## Why it matters
    /// The builder takes it for a comment.
    /// The file is read with another frontend or another escape character than it says.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # syntax: docker/dockerfile:1
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// # syntax=docker/dockerfile:1
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The line is written as it should be.
    /// The fix is unsafe: the builder heeds it then.
    DF1004 {
        name: "misspelt-directive",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Always,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let end = directives::end(ctx.model());
    let comment = ctx.model().file().comments().next().filter(|it| it.range().start == end);
    let Some((comment, wanted)) = comment.and_then(|it| Some((it, wanted(it)?))) else { return };
    ctx.report(comment.range(), format!("`{}` is no directive", comment.text().trim_end()))
        .help(format!("write `{wanted}`"))
        .fix(fix(comment, &wanted));
}

/// The directive that the comment was meant as.
fn wanted(comment: Token<'_>) -> Option<String> {
    let text = comment.text().trim_start_matches(['#', ' ', '\t']).trim_end();
    let name_len = text.find(|it: char| !it.is_ascii_alphabetic())?;
    let (written, rest) = text.split_at(name_len);
    let value = rest.trim_start_matches([' ', '\t', ':', '=']);
    let name = nearest(written, NAMES.into_iter())?;
    // Prose may begin with the word, so what follows has to look like what such a directive has.
    let is_meant = looks_like(name, value) && rest.len() > value.len();
    let is_other = written != name || !rest.trim_start().starts_with('=') || comment.text().starts_with("##");
    (is_meant && is_other).then(|| format!("# {name}={value}"))
}

fn fix(comment: Token<'_>, wanted: &str) -> Fix {
    Fix::new(Applicability::Unsafe, "write the directive", vec![TextEdit::replace(comment.range(), wanted)])
}
