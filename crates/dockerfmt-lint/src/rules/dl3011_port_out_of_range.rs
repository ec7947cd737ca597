//! `DL3011`: ports that do not exist.

use dockerfmt_syntax::ast::Expose;

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds ports above 65535 in `EXPOSE`.
    /// Ports with a variable are left alone.
    ///
    /// ## Why it matters
    /// There are no such ports, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 80000
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 8000
    /// ```
    DL3011 {
        name: "port-out-of-range",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::Expose(check),
    }
}

const MAX_PORT: i64 = 65535;

fn check(ctx: &mut RuleContext<'_>, expose: Expose<'_>) -> Option<()> {
    let words: Vec<_> = expose.ports().map(|it| (it, it.text())).collect();
    let found = words.iter().find(|it| has_port(&it.1, is_too_large));
    let hadolint = words.iter().any(|it| has_port(&it.1, is_too_large_wrapped));
    if ctx.verdict(found.is_some(), Some(hadolint)) {
        let (word, text) = found?;
        ctx.report(word.range(), format!("`{text}` is no port")).help("ports end at 65535");
    }
    Some(())
}

/// Whether a port of a word without variables, or one end of a range of ports, is as asked for.
fn has_port(word: &str, is_wanted: fn(&str) -> bool) -> bool {
    let ports = word.split('/').next().unwrap_or_default();
    let container = ports.rsplit(':').next().unwrap_or_default();
    let is_number = |it: &&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    !word.contains('$') && container.split('-').filter(is_number).any(is_wanted)
}

fn is_too_large(number: &str) -> bool {
    number.parse().is_ok_and(|it: i64| it > MAX_PORT) || number.trim_start_matches('0').len() > 18
}

/// hadolint counts in 64 bits and begins anew behind the largest number.
fn is_too_large_wrapped(number: &str) -> bool {
    let value =
        number.bytes().fold(0_i64, |it, digit| it.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')));
    value > MAX_PORT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_ranges_are_ports() {
        for it in
            ["65536", "1-70000/tcp", "70000-80", "0099999", "127.0.0.1:80:70000", "99999999999999999999"]
        {
            assert!(has_port(it, is_too_large), "{it}");
        }
        for it in ["65535", "80/udp", "70000-$P", "$P", "70000:80", "0000000000000000000080", "", "-"] {
            assert!(!has_port(it, is_too_large), "{it}");
        }
    }

    #[test]
    fn hadolint_counts_in_64_bits() {
        assert!(is_too_large_wrapped("18446744073709617152"));
        assert!(!is_too_large_wrapped("18446744073709551616"));
        assert!(!is_too_large_wrapped("9223372036854775808"));
    }
}
