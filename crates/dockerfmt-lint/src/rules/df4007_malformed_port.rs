//! `DF4007`: words in `EXPOSE` that are no ports.

use dockerfmt_syntax::ast::Expose;

use crate::template::has_marks;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds words in `EXPOSE` that are neither a port nor a range of ports, with or without a protocol.
    /// Words with a variable and the marks of templates are left alone; DL3011 reports ports that are too large.
    ///
    /// ## Why it matters
    /// The build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 80, 443
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 80 443
    /// ```
    DF4007 {
        name: "malformed-port",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Expose(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, expose: Expose<'_>) -> Option<()> {
    if has_marks(expose.node().text()) {
        return None;
    }
    for word in expose.ports() {
        let text = word.unquoted();
        if text.starts_with('#') {
            ctx.report(word.range(), "a comment cannot stand here").help("put it on a line of its own");
            break;
        }
        if !text.contains('$') && !is_port(&text) {
            ctx.report(word.range(), format!("`{text}` is no port"))
                .help("separate ports by blanks, as in `EXPOSE 80 8000-8010 53/udp`");
        }
    }
    Some(())
}

/// `[ip:][host:]port[-port][/protocol]`, with ports of any size.
fn is_port(word: &str) -> bool {
    let (ports, protocol) = word.split_once('/').unwrap_or((word, ""));
    let is_known = ["", "tcp", "udp", "sctp"].iter().any(|it| it.eq_ignore_ascii_case(protocol));
    let container = ports.rsplit(':').next().unwrap_or_default();
    let (first, last) = container.split_once('-').unwrap_or((container, container));
    is_known && is_number(first) && is_number(last) && !is_less(last, first)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

fn is_less(a: &str, b: &str) -> bool {
    let key = |it: &str| {
        let digits = it.trim_start_matches('0').to_owned();
        (digits.len(), digits)
    };
    key(a) < key(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_may_be_ranges_with_a_protocol() {
        for it in ["80", "80/TCP", "1-2/udp", "8080:80", "127.0.0.1:80:80", "80/", "9-10", "70000"] {
            assert!(is_port(it), "{it}");
        }
        for it in ["80,", "80,443", "http", "80/http", "10-9", "", "-80", "80-", "80:", "#80"] {
            assert!(!is_port(it), "{it}");
        }
    }
}
