//! `DL3067`: `COPY --from` of all that a stage has.

use dockerfmt_syntax::ast::Copy;

use crate::copy_paths::CopyPaths;
use crate::path::without_quotes;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY --from` that copies `/` to `/`.
    ///
    /// ## Why it matters
    /// The image gets all files of the other one, its caches, tools and secrets included, and they replace its own.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12 AS build
    /// RUN make install
    /// FROM debian:12
    /// COPY --from=build / /
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS build
    /// RUN make install
    /// FROM debian:12
    /// COPY --from=build /usr/local /usr/local
    /// ```
    DL3067 {
        name: "whole-filesystem",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::Copy(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, copy: Copy<'_>) -> Option<()> {
    let is_root = |it: &str| without_quotes(it) == "/";
    let is_whole = |it: &CopyPaths| is_root(&it.destination) && it.sources.iter().any(|it| is_root(it));
    let from = CopyPaths::where_wrong(ctx, copy, |it| it.from.is_some() && is_whole(it))?.from?;
    let source = copy.sources().into_iter().find(|it| is_root(&it.unquoted()));
    let range = source.map_or(copy.range(), |it| it.range());
    ctx.report(range, format!("all files of `{from}` are copied"))
        .help("copy the folders that are needed, or build on that image");
    Some(())
}
