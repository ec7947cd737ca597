//! `ExposeProtoCasing`: protocols of `EXPOSE` with upper-case letters.

use dockerfmt_syntax::{TextEdit, TextRange};

use crate::ports::{is_verbatim, ports};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds the protocols `tcp`, `udp` and `sctp` of `EXPOSE` where they are not in lower case.
    ///
    /// ## Why it matters
    /// Docker writes them in lower case; what looks for `53/udp` may not find `53/UDP`.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 53/UDP
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 53/udp
    /// ```
    ///
    /// ## Fix
    /// The protocol is written in lower case.
    ExposeProtoCasing {
        name: "upper-case-protocol",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (word, port) in ports(ctx) {
        let Some(protocol) = port.known_protocol().filter(|it| it.contains(char::is_uppercase)) else {
            continue;
        };
        let range = port.protocol.clone().filter(|_| is_verbatim(word, &port.text)).map(|it| {
            let start = word.range().start;
            TextRange::new(start + it.start as u32, start + it.end as u32)
        });
        let lower = protocol.to_ascii_lowercase();
        let edit = range.map(|it| TextEdit::replace(it, lower.as_str()));
        ctx.report(range.unwrap_or(word.range()), format!("the protocol `{protocol}` is not in lower case"))
            .help(format!("write `{lower}`"))
            .fix(edit.map(|it| Fix::new(Applicability::Safe, format!("write `{lower}`"), vec![it])));
    }
}
