//! `DF1003`: parser directives below the lines where they count.

use dockerfmt_syntax::{TextEdit, TextRange, Token};

use crate::directives::{self, looks_like};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds comments that read as `# syntax=image` or `# escape=` with a backtick or a backslash, but stand below a line
    /// that ends the parser directives.
    /// Any other comment does, also an ignore comment, and so does a blank line.
    ///
    /// ## Why it matters
    /// The builder looks for directives only in the first lines of the file, and takes what stands below for a comment.
    /// The file is read with another frontend or another escape character than it says.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// # The image of the web server.
    /// # syntax=docker/dockerfile:1
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// # syntax=docker/dockerfile:1
    /// # The image of the web server.
    /// FROM debian:12
    /// ```
    ///
    /// ## Fix
    /// The line moves up, behind the directives that there are, unless one of them has its name.
    /// The fix is unsafe: the builder heeds it then.
    DF1003 {
        name: "late-directive",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let file = ctx.model().file();
    let end = directives::end(ctx.model());
    let line = ctx.line(end);
    let mut names: Vec<String> =
        file.directives().filter_map(|it| Some(it.name()?.text().to_ascii_lowercase())).collect();
    for comment in file.comments() {
        let Some((name, value)) = comment.text().strip_prefix('#').and_then(|it| it.split_once('=')) else {
            continue;
        };
        let name = name.trim().to_ascii_lowercase();
        if !looks_like(&name, value.trim()) {
            continue;
        }
        let fix = if names.contains(&name) { None } else { fix(ctx.text(), comment, end) };
        ctx.report(
            comment.range(),
            format!("line {line} ends the directives, so this `{name}` is but a comment"),
        )
        .help("put it into the first lines of the file")
        .fix(fix);
        names.push(name);
    }
}

/// Moves the line of `comment` to `end`.
fn fix(text: &str, comment: Token<'_>, end: u32) -> Option<Fix> {
    let range = comment.range();
    let before = &text[..range.start as usize];
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    let line_end = text[range.end as usize..].find('\n').map(|it| range.end as usize + it + 1)?;
    let line = TextRange::new(line_start as u32, line_end as u32);
    let edits = vec![TextEdit::insert(end, &text[line]), TextEdit::delete(line)];
    Some(Fix::new(Applicability::Unsafe, "move it up", edits))
}
