//! `tty`: one line for each finding, in hadolint's shape.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use dockerfmt::lint::Compat;
use dockerfmt::{Diagnostic, Severity};

use super::{File, SYNTAX_ERROR};

pub(super) fn report(
    file: &File<'_>,
    diagnostics: &[Diagnostic],
    compat: Option<Compat>,
    color: bool,
) -> String {
    let mut res = String::new();
    for it in diagnostics {
        let name = file.name_in(compat, it);
        let message = it.message.replace(['\r', '\n'], " ");
        let _ = if compat.is_some() && it.code == SYNTAX_ERROR {
            writeln!(res, "{name}:{}:{} {message}", it.anchor_line, file.column(it))
        } else {
            let style = if color { style(it.severity) } else { Style::new() };
            writeln!(res, "{name}:{} {} {style}{}{style:#}: {message}", it.anchor_line, it.code, it.severity)
        };
    }
    res
}

/// hadolint's colours.
fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default().bold(),
        Severity::Warning => AnsiColor::BrightYellow.on_default().bold(),
        Severity::Info => AnsiColor::BrightGreen.on_default(),
        Severity::Style => AnsiColor::BrightCyan.on_default(),
        Severity::Hint | Severity::Ignore => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn one_line_for_each_finding() {
        let report = report(&samples::file(), &samples::diagnostics(), None, false);
        assert_eq!(
            report,
            "a/Dockerfile:1 DL3007 warning: `é` is tagged `latest`\n\
             a/Dockerfile:2 DL3015 info: recommended packages are installed too\n"
        );
    }

    #[test]
    fn only_the_severity_is_coloured() {
        let report = report(&samples::file(), &samples::diagnostics()[..1], None, true);
        assert_eq!(
            report,
            "a/Dockerfile:1 DL3007 \u{1b}[1m\u{1b}[93mwarning\u{1b}[0m: `é` is tagged `latest`\n"
        );
    }

    #[test]
    fn hadolint_shows_syntax_errors_without_a_code() {
        let error = [samples::syntax_error()];
        let compat = report(&samples::file(), &error, Some(Compat::Hadolint), true);
        assert_eq!(compat, "a/Dockerfile:1:6 an image is expected\n");
        let own = report(&samples::file(), &error, None, false);
        assert_eq!(own, "a/Dockerfile:1 DL1000 error: an image is expected\n");
        let stdin = report(&File { name: "-", ..samples::file() }, &error, Some(Compat::Hadolint), false);
        assert_eq!(stdin, "/dev/stdin:1:6 an image is expected\n");
    }
}
