//! `ExposeInvalidFormat`: ports of the host in `EXPOSE`.

use dockerfmt_syntax::{TextEdit, TextRange};

use crate::ports::{is_verbatim, ports};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds ports of `EXPOSE` with a port or an address of the host in front: `8080:80`, `127.0.0.1:8080:80`.
    ///
    /// ## Why it matters
    /// `EXPOSE` tells which ports the container listens on.
    /// Where they appear on the host is said by `docker run --publish`; here Docker passes over it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// EXPOSE 8080:80
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// EXPOSE 80
    /// ```
    ///
    /// ## Fix
    /// What is about the host is deleted.
    ExposeInvalidFormat {
        name: "host-in-expose",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (word, port) in ports(ctx) {
        let Some(end) = port.host_end else { continue };
        let start = word.range().start;
        let edit = TextEdit::delete(TextRange::new(start, start + end as u32));
        let fix = Fix::new(Applicability::Safe, format!("expose `{}`", &port.text[end..]), vec![edit]);
        ctx.report(word.range(), format!("`{}` names a port of the host", port.text))
            .help("name only the port of the container")
            .fix(is_verbatim(word, &port.text).then_some(fix));
    }
}
