//! `DL3048`: keys of labels that are malformed or reserved.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Label, Word};

use crate::hadolint_pairs::pairs;
use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds label keys that do not begin with a small letter, do not end with one or a digit, or have other
    /// characters in them than small letters, digits, `.`, `-`, `_` and `/`, or two dots or two dashes in a row.
    /// It also finds keys in the namespaces that Docker keeps for itself: `com.docker.`, `io.docker.` and
    /// `org.dockerproject.`.
    ///
    /// ## Why it matters
    /// These are Docker's own rules for labels.
    /// Nothing enforces them, but tools that look for labels count on them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL Maintainer="Jo Doe"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL com.example.maintainer="Jo Doe"
    /// ```
    ///
    /// ## Fix
    /// The keys are written in small letters, where that is all that is wrong with them.
    /// Who looks for the old keys does not find them any more.
    DL3048 {
        name: "malformed-label-key",
        severity: Severity::Style,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Label(check),
    }
}

const RESERVED: [&str; 3] = ["com.docker.", "io.docker.", "org.dockerproject."];

fn check(ctx: &mut RuleContext<'_>, label: Label<'_>) -> Option<()> {
    let mut keys = label.pairs().filter_map(|it| it.key());
    let found = keys.find(|it| is_wrong(&it.unquoted()));
    let hadolint = pairs(label.instruction()).map(|it| it.iter().any(|it| is_wrong(&it.0)));
    if !ctx.verdict(found.is_some(), hadolint) {
        return None;
    }
    let range = found.map_or(label.range(), |it| it.range());
    let key = found.map(|it| it.unquoted()).unwrap_or_default();
    if is_reserved(&key) {
        ctx.report(range, format!("the label `{key}` is in a namespace of Docker"))
            .help("use the namespace of a domain of your own");
    } else {
        ctx.report(range, format!("`{key}` is no well-formed key of a label"))
            .help("use small letters, digits, `.`, `-`, `_` and `/`, with a letter in front")
            .fix(fix(label));
    }
    Some(())
}

/// Writes all wrong keys of the label in small letters; `None` where one stays wrong or becomes that of another pair.
fn fix(label: Label<'_>) -> Option<Fix> {
    let keys: Vec<Word<'_>> = label.pairs().filter_map(|it| it.key()).collect();
    let lower = |it: &Word<'_>| it.unquoted().to_ascii_lowercase();
    let is_taken = |key: &str| keys.iter().filter(|it| lower(it) == key).count() > 1;
    let edit = |it: &Word<'_>| {
        let text = it.node().text();
        let is_right = it.is_literal() && !is_wrong(&lower(it)) && !is_taken(&lower(it));
        (is_right && !text.contains('\n')).then(|| TextEdit::replace(it.range(), text.to_ascii_lowercase()))
    };
    let wrong = keys.iter().filter(|it| is_wrong(&it.unquoted()));
    let edits = wrong.map(edit).collect::<Option<Vec<_>>>()?;
    Some(Fix::new(Applicability::Unsafe, "write it in small letters", edits))
        .filter(|it| !it.edits.is_empty())
}

fn is_wrong(key: &str) -> bool {
    is_malformed(key) || is_reserved(key)
}

fn is_malformed(key: &str) -> bool {
    let is_char = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '-' | '_' | '/');
    let begins = key.starts_with(|c: char| c.is_ascii_lowercase());
    let ends = key.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    !begins || !ends || !key.chars().all(is_char) || key.contains("..") || key.contains("--")
}

fn is_reserved(key: &str) -> bool {
    RESERVED.iter().any(|it| key.starts_with(it))
}
