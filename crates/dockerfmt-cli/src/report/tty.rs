//! `tty`: one line for each finding, in hadolint's shape.

use anstyle::{AnsiColor, Style};
use dockerfmt::{Diagnostic, Severity};

use super::file::File;

pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|it| line(file, it)).collect()
}

fn line(file: &File<'_>, it: &Diagnostic) -> String {
    let (name, line) = (file.name_for(it), it.anchor_line);
    if file.is_parse_error(it) {
        let text = format!("{name}:{line}:{} {}\n", file.anchor_column(it), it.message);
        return text.replace('\n', " ") + "\n";
    }
    let style = if file.color { style(it.severity) } else { Style::new() };
    // hadolint's own messages are one line each.
    let message = it.message.replace(['\r', '\n'], " ");
    format!("{name}:{line} {} {style}{}{style:#}: {message}\n", it.code, it.severity)
}

/// hadolint's colours.
pub(super) fn style(severity: Severity) -> Style {
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
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "a/Dockerfile:1 DL3007 warning: `é` is tagged `latest`\n\
             a/Dockerfile:2 DL3015 info: recommended packages are installed too\n"
        );
    }

    #[test]
    fn only_the_severity_is_coloured() {
        let file = File { color: true, ..samples::file() };
        assert_eq!(
            report(&file, &samples::diagnostics()[..1]),
            "a/Dockerfile:1 DL3007 \u{1b}[1m\u{1b}[93mwarning\u{1b}[0m: `é` is tagged `latest`\n"
        );
    }

    #[test]
    fn hadolint_shows_parse_errors_without_a_code() {
        let error = [samples::syntax_error()];
        let coloured = File { color: true, ..samples::compat("a/Dockerfile") };
        assert_eq!(report(&coloured, &error), "a/Dockerfile:1:6 an image is expected \n");
        assert_eq!(report(&samples::file(), &error), "a/Dockerfile:1 DL1000 error: an image is expected\n");
        assert_eq!(report(&samples::compat("-"), &error), "/dev/stdin:1:6 an image is expected \n");
    }
}
