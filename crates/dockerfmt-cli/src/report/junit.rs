//! `junit`: the XML of test results, in which a finding is a failed test.

use dockerfmt::Diagnostic;
use jiff::Timestamp;

use super::file::File;
use super::rule_url;
use super::xml::{Attribute, Text};

pub(super) const CLOSE: &str = "</testsuites>";

/// The version whose reports and verdicts are given in its place.
pub(super) const HADOLINT_VERSION: &str = "2.15.1";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// hadolint takes the time of each run for its id. By default the same findings give the same bytes.
pub(super) fn open(compat: bool) -> String {
    if !compat {
        return format!("{XML}<testsuites name=\"dockerfmt\">");
    }
    let now = Timestamp::now();
    format!(
        "{XML}<testsuites id=\"{}\" name=\"Hadolint run at {}\" time=\"0.001\">",
        now.strftime("%Y%m%d_%H%M%S"),
        now.strftime("%Y-%m-%d %H:%M:%S")
    )
}

/// The suite of one file, also of one without findings.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    if file.compat { hadolint_suite(file, diagnostics) } else { suite(file, diagnostics) }
}

fn suite(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let name = Attribute { text: file.name, compat: false };
    let n = diagnostics.len();
    let cases: String = if n == 0 {
        // Some readers take a suite without tests for an error.
        format!("<testcase classname=\"{name}\" name=\"dockerfmt\"/>")
    } else {
        diagnostics.iter().map(|it| case(file, it)).collect()
    };
    format!(
        "<testsuite errors=\"0\" failures=\"{n}\" name=\"{name}\" tests=\"{}\">{cases}</testsuite>",
        n.max(1)
    )
}

fn case(file: &File<'_>, it: &Diagnostic) -> String {
    let path = Attribute { text: file.name, compat: false };
    let message = Attribute { text: &it.message, compat: false };
    let start = file.extent(it.range).start;
    let rule = rule_url::name(it.code).map_or_else(String::new, |name| format!(" {name}"));
    let help = it.help.as_ref().map_or_else(String::new, |it| format!("\nhelp: {it}"));
    let text =
        format!("{}:{}:{}: {}: {}{help}", file.name, start.line, start.column, it.severity, it.message);
    format!(
        "<testcase classname=\"{path}\" file=\"{path}\" line=\"{line}\" name=\"{code}{rule} ({line}:{column})\">\
         <failure message=\"{message}\" type=\"{severity}\">{text}</failure></testcase>",
        line = start.line,
        column = start.column,
        code = it.code,
        severity = it.severity,
        text = Text { text: &text, compat: false },
    )
}

fn hadolint_suite(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let n_errors = diagnostics.iter().filter(|it| file.is_parse_error(it)).count();
    let attributes = format!(
        "errors=\"{n_errors}\" failures=\"{}\" id=\"hadolint\" name=\"Hadolint {HADOLINT_VERSION}\" time=\"0.001\"",
        diagnostics.len()
    );
    if diagnostics.is_empty() {
        return format!("<testsuite {attributes}/>");
    }
    let cases: String = diagnostics
        .iter()
        .map(|it| if file.is_parse_error(it) { hadolint_error(file, it) } else { hadolint_case(file, it) })
        .collect();
    format!("<testsuite {attributes}>{cases}</testsuite>")
}

fn hadolint_case(file: &File<'_>, it: &Diagnostic) -> String {
    let (code, severity) = (it.code, it.severity);
    let text = format!(
        "File: {}\nLine: {}\nCategory: Hadolint - Dockerfile Static Analysis\n{severity}: {}\n",
        file.path(),
        it.anchor_line,
        it.message
    );
    format!(
        "<testcase id=\"hadolint.rule.{code}\" time=\"0.001\">\
         <failure id=\"{code}\" message=\"{}\" type=\"{severity}\">{}</failure></testcase>",
        Attribute { text: &it.message, compat: true },
        Text { text: &text, compat: true }
    )
}

fn hadolint_error(file: &File<'_>, it: &Diagnostic) -> String {
    let (line, column) = (it.anchor_line, file.anchor_column(it));
    let text = format!(
        "Parse Error in {}\nLine: {line}\nColumn: {column}\nParse Error: {}\n",
        file.path(),
        file.excerpt(it)
    );
    format!(
        "<testcase id=\"hadolint.error\" name=\"DL1000\" time=\"0.001\">\
         <failure message=\"parse error at line {line}, column {column}\" type=\"error\">{}</failure></testcase>",
        Text { text: &text, compat: true }
    )
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn a_finding_is_a_failed_test() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()[..1]),
            "<testsuite errors=\"0\" failures=\"1\" name=\"a/Dockerfile\" tests=\"1\">\
             <testcase classname=\"a/Dockerfile\" file=\"a/Dockerfile\" line=\"1\" \
             name=\"DL3007 latest-tag (1:8)\">\
             <failure message=\"`é` is tagged `latest`\" type=\"warning\">\
             a/Dockerfile:1:8: warning: `é` is tagged `latest`\nhelp: name a version\
             </failure></testcase></testsuite>"
        );
        assert!(
            report(&samples::file(), &[])
                .contains(" failures=\"0\" name=\"a/Dockerfile\" tests=\"1\"><testcase ")
        );
    }

    #[test]
    fn hadolints_suites_have_their_own_form() {
        let [_, finding] = samples::diagnostics();
        assert_eq!(
            report(&samples::compat("a"), &[finding]),
            "<testsuite errors=\"0\" failures=\"1\" id=\"hadolint\" name=\"Hadolint 2.15.1\" time=\"0.001\">\
             <testcase id=\"hadolint.rule.DL3015\" time=\"0.001\"><failure id=\"DL3015\" \
             message=\"recommended packages\nare installed too\" type=\"info\">File: a\nLine: 2\n\
             Category: Hadolint - Dockerfile Static Analysis\n\
             info: recommended packages\nare installed too\n</failure></testcase></testsuite>"
        );
        assert!(report(&samples::compat("a"), &[]).ends_with(" time=\"0.001\"/>"));
    }

    #[test]
    fn hadolints_parse_error_is_an_error_and_a_failure() {
        let suite = report(&samples::compat("-"), &[samples::syntax_error()]);
        assert!(suite.starts_with("<testsuite errors=\"1\" failures=\"1\" "), "{suite}");
        let end = "<failure message=\"parse error at line 1, column 6\" type=\"error\">Parse Error in -\n\
                   Line: 1\nColumn: 6\nParse Error: /dev/stdin:1:6:\n  |\n1 | FROM é:latest\n  |      ^\n\
                   an image is expected\n\n</failure></testcase></testsuite>";
        assert!(suite.ends_with(end), "{suite}");
    }
}
