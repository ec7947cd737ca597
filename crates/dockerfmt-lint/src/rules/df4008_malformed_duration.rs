//! `DF4008`: times of a `HEALTHCHECK` that are no times.

use dockerfmt_syntax::ast::{Flag, Healthcheck};
use dockerfmt_syntax::{TextEdit, nanoseconds};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds values of `--interval`, `--timeout`, `--start-period`, `--start-interval` and `--retries` that the builder
    /// does not take: a number without a unit, a time below a millisecond, a variable.
    ///
    /// ## Why it matters
    /// The build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// HEALTHCHECK --interval=30 CMD ["is-alive"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// HEALTHCHECK --interval=30s CMD ["is-alive"]
    /// ```
    ///
    /// ## Fix
    /// A number gets the unit `s`.
    /// The fix is unsafe: minutes may have been meant.
    DF4008 {
        name: "malformed-duration",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Healthcheck(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, healthcheck: Healthcheck<'_>) -> Option<()> {
    // The builder does not look at the flags of `HEALTHCHECK NONE`.
    if healthcheck.is_none() {
        return None;
    }
    for flag in healthcheck.instruction().flags() {
        let text = flag.value_text();
        let Some(value) = flag.value().filter(|_| !text.is_empty()) else { continue };
        match flag.name() {
            "retries" if !is_count(&text) => {
                ctx.report(value.range(), format!("`{text}` is no number of retries"))
                    .help("write a whole number");
            }
            "interval" | "timeout" | "start-period" | "start-interval" if !is_duration(&text) => {
                ctx.report(value.range(), format!("`{text}` is no duration"))
                    .help("write a number with a unit, as in `1m30s` or `500ms`")
                    .fix(fix(flag));
            }
            _ => {}
        }
    }
    Some(())
}

fn fix(flag: Flag<'_>) -> Option<Fix> {
    let value = flag.value()?;
    let is_number = value.node().text().bytes().all(|it| it.is_ascii_digit());
    let edits = vec![TextEdit::insert(value.range().end, "s")];
    is_number.then(|| Fix::new(Applicability::Unsafe, "append `s`", edits))
}

fn is_count(text: &str) -> bool {
    text.parse().is_ok_and(|it: i32| it >= 0)
}

/// Whether Go reads it as a duration, and it is none or at least a millisecond.
fn is_duration(text: &str) -> bool {
    nanoseconds(text).is_some_and(|it| it == 0.0 || it >= 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_numbers_with_units() {
        for it in ["1m30s", "500ms", "1.5h", ".5s", "1.s", "0", "0s", "1000us", "+3s", "-0s"] {
            assert!(is_duration(it), "{it}");
        }
        for it in ["30", "", "s", "5 s", "5sec", "999us", "-3s", "$T", "1..2s", ".s", "1m30", "é"] {
            assert!(!is_duration(it), "{it}");
        }
    }
}
