//! What the values of flags can be, where BuildKit looks at them while it parses.

use std::borrow::Cow;

use crate::duration::nanoseconds;
use crate::kind::SyntaxKind::{self, *};
use crate::quote::unquoted_flag;

/// Durations of less are refused, but for zero, in nanoseconds.
const MIN_DURATION: f64 = 1e6;

/// What is wrong with the value of the flag `name`, as it is written.
pub(super) fn complaint(kind: SyntaxKind, name: &str, value: &str) -> Option<String> {
    let text = unquoted_flag(Cow::Borrowed(value));
    match (kind, name) {
        // Without a value it is as if the flag was not there.
        (HEALTHCHECK, _) if text.is_empty() => None,
        (HEALTHCHECK, "interval" | "timeout" | "start-period" | "start-interval") => of_duration(name, &text),
        (HEALTHCHECK, "retries") => of_retries(&text),
        (RUN, "network") => of_word(name, &text, &["default", "none", "host"]),
        (RUN, "security") => of_word(name, &text, &["sandbox", "insecure"]),
        (RUN, "mount") => of_mount(&text),
        _ => None,
    }
}

fn of_duration(name: &str, text: &str) -> Option<String> {
    match nanoseconds(text) {
        None => Some(format!("`{text}` is no duration for `--{name}`, as `1m30s` is")),
        Some(it) if it != 0.0 && it < MIN_DURATION => Some(format!("`--{name}` cannot be less than 1ms")),
        Some(_) => None,
    }
}

fn of_retries(text: &str) -> Option<String> {
    match text.parse::<i32>() {
        Ok(it) if it < 0 => Some("`--retries` cannot be negative".to_owned()),
        Ok(_) => None,
        Err(_) => Some(format!("`{text}` is no number for `--retries`")),
    }
}

fn of_word(name: &str, text: &str, words: &[&str]) -> Option<String> {
    (!words.contains(&text)).then(|| format!("`--{name}` can be only {}, not `{text}`", words.join(", ")))
}

/// BuildKit knows where a mount comes from before it knows any variable.
fn of_mount(text: &str) -> Option<String> {
    let mut fields = text.split(',').filter_map(|it| it.split_once('='));
    let from = fields.find(|it| it.0.eq_ignore_ascii_case("from"))?.1;
    from.contains('$').then(|| format!("`from={from}` of a mount cannot have variables"))
}

#[cfg(test)]
mod tests {
    /// Whether the instruction has an error.
    fn is_refused(instruction: &str) -> bool {
        let errors = crate::parse(&format!("FROM a\n{instruction}\n")).errors;
        assert!(errors.len() <= 1, "{instruction}: {errors:?}");
        !errors.is_empty()
    }

    #[test]
    fn durations_have_units_and_are_not_too_short() {
        for it in ["5s", "1m30s", "500ms", "1.5h", "0", "0s", "\"5s\"", "1ms", "2h0.5m", "1.s", "+.5s", ""] {
            assert!(!is_refused(&format!("HEALTHCHECK --interval={it} CMD x")), "{it}");
        }
        for it in ["5", "0.1ms", "-1s", "x", "$X", "5 s", "1s5", "1d"] {
            assert!(is_refused(&format!("HEALTHCHECK --start-period=\"{it}\" CMD x")), "{it}");
        }
        assert!(!is_refused("HEALTHCHECK --interval=x NONE"));
    }

    #[test]
    fn numbers_and_words_are_known() {
        for it in [
            "HEALTHCHECK --retries=3 CMD x",
            "HEALTHCHECK --retries= CMD x",
            "RUN --network=none x",
            "RUN --security=insecure x",
        ] {
            assert!(!is_refused(it), "{it}");
        }
        for it in [
            "HEALTHCHECK --retries=-1 CMD x",
            "HEALTHCHECK --retries=x CMD x",
            "HEALTHCHECK --retries=5000000000 CMD x",
            "RUN --network= x",
            "RUN --network=$X x",
            "RUN --security=foo x",
        ] {
            assert!(is_refused(it), "{it}");
        }
    }

    #[test]
    fn mounts_come_from_what_is_known() {
        assert!(is_refused("RUN --mount=type=bind,from=$X,target=/x a"));
        assert!(!is_refused("RUN --mount=type=bind,from=x,target=$X a"));
    }
}
