//! `DL3020`: `ADD` where `COPY` would do.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Add, Word};

use crate::archive::is_archive;
use crate::copy_paths::CopyPaths;
use crate::path::{is_plain, without_quotes};
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ADD` instructions with a source that is neither an archive nor a URL.
    /// Git repositories and sources with variables are left alone.
    ///
    /// ## Why it matters
    /// `ADD` unpacks archives and fetches URLs; whoever reads it must look at each source to know what happens.
    /// `COPY` only copies.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ADD app.py /srv/
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY app.py /srv/
    /// ADD rootfs.tar.gz /
    /// ```
    ///
    /// ## Fix
    /// `ADD` becomes `COPY` where all sources are plain local paths and `COPY` knows all flags.
    DL3020 {
        name: "add-for-files",
        severity: Severity::Error,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Add(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, add: Add<'_>) -> Option<()> {
    let source = if ctx.is_compat() { foreign(add)? } else { file(add)? };
    if !ctx.is_strict() && !is_wrong_for_hadolint(ctx, add) {
        return None;
    }
    ctx.report(source.range(), format!("`ADD` of `{}`, which is no archive and no URL", source.text()))
        .help("use `COPY` for files and folders")
        .fix(fix(add));
    Some(())
}

fn file(add: Add<'_>) -> Option<Word<'_>> {
    add.sources().into_iter().find(|it| it.is_literal() && is_file(&it.text()))
}

/// The source to report where hadolint's reading of the text has a wrong one.
fn foreign(add: Add<'_>) -> Option<Word<'_>> {
    // One word of hadolint's may be two of ours, of which none is wrong.
    let sources = add.sources();
    sources.iter().find(|it| is_foreign(&it.text())).or(sources.first()).copied()
}

/// Whether one of the sources is wrong as hadolint reads them: a continuation may cut in two for BuildKit what is one
/// word for hadolint. What it cannot read counts as wrong unless its own verdict is wanted, for it has none then.
fn is_wrong_for_hadolint(ctx: &RuleContext<'_>, add: Add<'_>) -> bool {
    match CopyPaths::of_hadolint_add(add) {
        Some(it) => it.sources.iter().any(|it| is_foreign(it)),
        None => !ctx.is_compat(),
    }
}

/// Whether hadolint takes `source` for a file.
fn is_foreign(source: &str) -> bool {
    !is_known_to_hadolint(without_quotes(source))
}

fn is_file(source: &str) -> bool {
    let source = without_quotes(source);
    !is_known_to_hadolint(source) && !is_ours(source)
}

fn is_known_to_hadolint(source: &str) -> bool {
    is_archive(source) || source.starts_with("http://") || source.starts_with("https://")
}

/// What BuildKit unpacks or fetches, but hadolint does not know.
fn is_ours(source: &str) -> bool {
    let scheme = source.split_once("://").map(|it| it.0.to_ascii_lowercase());
    let is_url = scheme.is_some_and(|it| matches!(it.as_str(), "http" | "https" | "git" | "ssh"));
    let repository = source.split('#').next().unwrap_or_default();
    is_url || source.starts_with("git@") || repository.ends_with(".git") || source.ends_with(".zst")
}

fn fix(add: Add<'_>) -> Option<Fix> {
    let keyword = add.instruction().keyword()?;
    // `ADD` and nothing but: a continuation may cut the keyword.
    let replacement = match keyword.text() {
        "add" => "copy",
        it if it.eq_ignore_ascii_case("add") => "COPY",
        _ => return None,
    };
    let knows_flags =
        add.instruction().flags().all(|it| matches!(it.name(), "chown" | "chmod" | "link" | "exclude"));
    let is_local = |it: &Word<'_>| {
        let text = it.text();
        // In a JSON array the quotes are not part of the name.
        let source = if add.is_json() { text.trim_matches('"') } else { &text };
        is_plain(source) && !is_archive(source) && !is_ours(source)
    };
    let can_copy = knows_flags && add.sources().iter().all(is_local);
    let edits = vec![TextEdit::replace(keyword.range(), replacement)];
    can_copy.then(|| Fix::new(Applicability::Safe, "replace `ADD` by `COPY`", edits))
}
