//! `checkstyle`: the XML of the Java tool of that name, which many CI servers read.

use dockerfmt::{Diagnostic, Severity};

use super::file::File;
use super::xml::Attribute;

pub(super) const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><checkstyle version=\"4.3\">";
pub(super) const CLOSE: &str = "</checkstyle>";

/// The element of one file, also of one without findings.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let name = Attribute { text: file.path(), compat: file.compat };
    if diagnostics.is_empty() {
        return format!("<file name=\"{name}\"/>");
    }
    let errors: String = diagnostics.iter().map(|it| error(file, it)).collect();
    format!("<file name=\"{name}\">{errors}</file>")
}

fn error(file: &File<'_>, it: &Diagnostic) -> String {
    let (line, column) = if file.compat {
        (it.anchor_line, file.anchor_column(it))
    } else {
        let start = file.extent(it.range).start;
        (start.line, start.column)
    };
    let is_parse_error = file.is_parse_error(it);
    let text = if is_parse_error { file.excerpt(it) } else { it.message.clone() };
    let message = Attribute { text: &text, compat: file.compat };
    let severity = severity(it.severity, file.compat);
    let source = if is_parse_error { String::new() } else { format!(" source=\"{}\"", it.code) };
    format!(
        "<error column=\"{column}\" line=\"{line}\" message=\"{message}\" severity=\"{severity}\"{source}/>"
    )
}

/// Checkstyle knows error, warning and info; hadolint puts its own words there.
fn severity(severity: Severity, compat: bool) -> &'static str {
    match severity {
        Severity::Style | Severity::Hint if !compat => "info",
        it => it.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn elements_have_real_places() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "<file name=\"a/Dockerfile\">\
             <error column=\"8\" line=\"1\" message=\"`é` is tagged `latest`\" severity=\"warning\" \
             source=\"DL3007\"/>\
             <error column=\"3\" line=\"3\" message=\"recommended packages&#10;are installed too\" \
             severity=\"info\" source=\"DL3015\"/></file>"
        );
    }

    #[test]
    fn hadolint_lists_clean_files_and_shows_the_line_of_a_parse_error() {
        assert_eq!(report(&samples::compat("a<b"), &[]), "<file name=\"a&lt;b\"/>");
        assert_eq!(
            report(&samples::compat("-"), &[samples::syntax_error()]),
            "<file name=\"-\"><error column=\"6\" line=\"1\" message=\"/dev/stdin:1:6:\n  |\n\
             1 | FROM é:latest\n  |      ^\nan image is expected\n\" severity=\"error\"/></file>"
        );
    }

    #[test]
    fn severities_are_checkstyles_unless_hadolints_are_asked_for() {
        assert_eq!((severity(Severity::Style, false), severity(Severity::Style, true)), ("info", "style"));
    }
}
