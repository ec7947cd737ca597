//! `DL3000`: relative paths in `WORKDIR`.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Word, Workdir};

use crate::path::{self, is_absolute, is_plain};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `WORKDIR` instructions whose path is not absolute.
    /// A path that begins with a variable is taken for absolute.
    ///
    /// ## Why it matters
    /// A relative path goes on from the `WORKDIR` before it, and the first one from that of the base image.
    /// Whoever reads the file must look for it elsewhere, and moving a line changes the folder.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// WORKDIR /srv
    /// WORKDIR app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// WORKDIR /srv/app
    /// ```
    ///
    /// ## Fix
    /// Where an earlier `WORKDIR` of the stage is absolute, the paths are joined.
    DL3000 {
        name: "relative-workdir",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut current = None;
    for instruction in ctx.instructions() {
        if instruction.as_from().is_some() {
            current = None;
        } else if let Some(workdir) = instruction.as_workdir() {
            current = check_workdir(ctx, workdir, current);
        }
    }
}

/// Checks one `WORKDIR`, and answers the folder that it leaves if the file tells it.
fn check_workdir(ctx: &mut RuleContext<'_>, workdir: Workdir<'_>, current: Option<String>) -> Option<String> {
    let value = workdir.value()?;
    let text = value.text();
    let joined = joined(current, &text);
    if !is_absolute(&text) {
        ctx.report(value.range(), format!("`{text}` is not an absolute path"))
            .help("write the path from the root")
            .fix(joined.as_deref().and_then(|it| fix(value, it)));
    }
    joined
}

/// Linux takes no longer path.
const MAX_PATH: usize = 4096;

/// The folder after `WORKDIR text` in the folder `current`.
fn joined(current: Option<String>, text: &str) -> Option<String> {
    let len = current.as_ref().map_or(0, String::len) + text.len();
    if !is_plain(text) || len > MAX_PATH {
        return None;
    }
    if text.starts_with('/') {
        Some(path::clean(text))
    } else {
        Some(path::clean(&format!("{}/{text}", current?)))
    }
}

fn fix(value: Word<'_>, path: &str) -> Option<Fix> {
    // A path that a continuation cuts would lose what stands between its pieces.
    let is_whole = value.node().text() == value.text();
    let edits = vec![TextEdit::replace(value.range(), path)];
    is_whole.then(|| Fix::new(Applicability::Safe, format!("write `{path}`"), edits))
}
