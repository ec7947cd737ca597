//! `sonarqube`: SonarQube's generic issues, whose columns count from 0 in UTF-16.

use dockerfmt::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::file::File;
use super::json_text::compact;

pub(super) const OPEN: &str = "{\"issues\":[";
pub(super) const CLOSE: &str = "]}";

/// The issues of one file, with commas between.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let issues: Vec<String> = diagnostics.iter().map(|it| compact(&issue(file, it))).collect();
    issues.join(",")
}

fn issue(file: &File<'_>, it: &Diagnostic) -> Value {
    let severity = if file.is_parse_error(it) { "BLOCKER" } else { severity(it.severity) };
    json!({
        "engineId": if file.compat { "Hadolint" } else { "dockerfmt" },
        "primaryLocation": {
            "filePath": file.path(),
            "message": it.message,
            "textRange": text_range(file, it),
        },
        "ruleId": it.code,
        "severity": severity,
        "type": if it.severity == Severity::Error { "BUG" } else { "CODE_SMELL" },
    })
}

fn text_range(file: &File<'_>, it: &Diagnostic) -> Value {
    if file.compat {
        let (start, end) = match file.anchor_column(it) {
            column if file.is_parse_error(it) => (column, column),
            column => (0, column),
        };
        let line = it.anchor_line;
        return json!({ "endColumn": end, "endLine": line, "startColumn": start, "startLine": line });
    }
    let extent = file.extent(it.range);
    if extent.start == extent.end {
        // SonarQube refuses an empty range; without columns it marks the line.
        return json!({ "startLine": extent.start.line });
    }
    json!({
        "endColumn": extent.end.column - 1,
        "endLine": extent.end.line,
        "startColumn": extent.start.column - 1,
        "startLine": extent.start.line,
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "CRITICAL",
        Severity::Warning => "MAJOR",
        Severity::Info => "MINOR",
        Severity::Style | Severity::Hint | Severity::Ignore => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn columns_count_from_zero() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()[..1]),
            "{\"engineId\":\"dockerfmt\",\"primaryLocation\":{\"filePath\":\"a/Dockerfile\",\
             \"message\":\"`é` is tagged `latest`\",\
             \"textRange\":{\"endColumn\":13,\"endLine\":1,\"startColumn\":7,\"startLine\":1}},\
             \"ruleId\":\"DL3007\",\"severity\":\"MAJOR\",\"type\":\"CODE_SMELL\"}"
        );
    }

    #[test]
    fn an_empty_range_has_no_columns() {
        let mut finding = samples::syntax_error();
        finding.range.end = finding.range.start;
        let issue: Value = serde_json::from_str(&report(&samples::file(), &[finding])).unwrap();
        assert_eq!(issue["primaryLocation"]["textRange"], json!({ "startLine": 1 }));
        assert_eq!((&issue["severity"], &issue["type"]), (&json!("CRITICAL"), &json!("BUG")));
    }

    #[test]
    fn hadolint_has_two_forms_of_range() {
        let [finding, _] = samples::diagnostics();
        let text = report(&samples::compat("-"), &[finding, samples::syntax_error()]);
        let issues: Vec<Value> = serde_json::from_str(&format!("[{text}]")).unwrap();
        let range =
            |start, end| json!({ "startLine": 1, "startColumn": start, "endLine": 1, "endColumn": end });
        assert_eq!(issues[0]["primaryLocation"]["textRange"], range(0, 1));
        assert_eq!(issues[1]["primaryLocation"]["textRange"], range(6, 6));
        assert_eq!(issues[1]["primaryLocation"]["filePath"], "-");
        assert_eq!(issues[1]["severity"], "BLOCKER");
    }
}
