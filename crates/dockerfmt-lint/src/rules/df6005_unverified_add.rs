//! `DF6005`: `ADD` of a URL without a checksum.

use dockerfmt_syntax::ast::Add;

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ADD` instructions that fetch a file by HTTP without `--checksum`.
    /// Git repositories are left alone.
    ///
    /// ## Why it matters
    /// Whoever can change the file on the server can change the image, and nobody sees it.
    /// With a checksum, the builder refuses another file, and need not fetch it again to know that it is the same.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ADD https://example.com/app-1.2.tar.gz /tmp/
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \
    ///     https://example.com/app-1.2.tar.gz /tmp/
    /// ```
    DF6005 {
        name: "unverified-add",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Add(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, add: Add<'_>) -> Option<()> {
    if add.instruction().flag("checksum").is_some() {
        return None;
    }
    let source = add.sources().into_iter().find(|it| is_file_by_http(&it.unquoted()))?;
    ctx.report(source.range(), format!("nothing checks what comes from `{}`", source.text()))
        .help("name its digest with `--checksum=sha256:…`");
    Some(())
}

fn is_file_by_http(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    let repository = lower.split(['#', '?']).next().unwrap_or_default();
    (lower.starts_with("http://") || lower.starts_with("https://")) && !repository.ends_with(".git")
}
