//! `DL3021`: several sources for one file.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Copy, Word};

use crate::copy_paths::CopyPaths;
use crate::path::{is_plain, without_quotes};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` instructions with more than one source whose destination does not end in `/`.
    ///
    /// ## Why it matters
    /// Only a folder can take several files, and only the slash at its end says that it is one.
    /// The build fails without it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY package.json package-lock.json /srv/app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY package.json package-lock.json /srv/app/
    /// ```
    ///
    /// ## Fix
    /// The slash is added, unless the destination has variables or anything else that may hide one.
    DL3021 {
        name: "sources-into-file",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Copy(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, copy: Copy<'_>) -> Option<()> {
    CopyPaths::where_wrong(ctx, copy, |it| {
        it.sources.len() > 1 && !without_quotes(&it.destination).ends_with('/')
    })?;
    let destination = copy.destination()?;
    let message = format!("`{}` takes several sources, but does not end in `/`", destination.text());
    ctx.report(destination.range(), message).help("end the destination with `/`").fix(fix(copy, destination));
    Some(())
}

fn fix(copy: Copy<'_>, destination: Word<'_>) -> Option<Fix> {
    let text = destination.node().text();
    let quote = u32::from(copy.is_json());
    let is_simple = is_plain(if copy.is_json() { without_quotes(text) } else { text });
    let edits = vec![TextEdit::insert(destination.range().end - quote, "/")];
    is_simple.then(|| Fix::new(Applicability::Safe, "end the destination with `/`", edits))
}
