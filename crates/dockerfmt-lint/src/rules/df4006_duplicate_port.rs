//! `DF4006`: ports that `EXPOSE` names twice.

use std::collections::HashMap;

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{Expose, Word};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds ports that a stage exposes a second time.
    /// `80` and `80/tcp` are the same port, `80/udp` is another.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// The second one changes nothing.
    /// Often another port was meant.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 80 443 80/tcp
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 80 443
    /// ```
    ///
    /// ## Fix
    /// The second one is deleted, and with its last port goes the `EXPOSE`.
    DF4006 {
        name: "duplicate-port",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut lines = HashMap::new();
    for expose in stage.instructions().iter().filter_map(|it| it.as_expose()) {
        for word in expose.ports() {
            let line = ctx.line(word.range().start);
            let first = *lines.entry(key(&word.text())).or_insert((line, word.range()));
            if first.1 == word.range() {
                continue;
            }
            let fix = fix(ctx.text(), expose, word);
            ctx.report(word.range(), format!("`{}` is exposed in line {} already", word.text(), first.0))
                .help("leave it out, or name the port that was meant")
                .fix(fix);
        }
    }
}

/// The port without what is understood anyway.
fn key(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    lower.strip_suffix("/tcp").unwrap_or(&lower).to_owned()
}

fn fix(text: &str, expose: Expose<'_>, word: Word<'_>) -> Option<Fix> {
    let has_others = expose.ports().nth(1).is_some();
    let edits = deletion::argument_of(text, expose.instruction(), has_others, word.range())?;
    Some(Fix::new(Applicability::Safe, "delete it", edits))
}
