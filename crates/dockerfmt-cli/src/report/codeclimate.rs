//! `codeclimate` and `gitlab_codeclimate`: the issues of Code Climate, each ended by a NUL byte or all in one array.
//!
//! By default they have exact positions, and fingerprints that outlast a change of other lines. hadolint's
//! fingerprints are digests of the whole issue.

use dockerfmt::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::file::{File, Place};
use super::fingerprint::{fingerprints, hex_sha1};
use super::json_text::compact;

/// The issues of one file, with a NUL byte behind each.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let fingerprints = if file.compat { Vec::new() } else { fingerprints(file, diagnostics) };
    let mut issues: Vec<Value> = diagnostics.iter().map(|it| issue(file, it)).collect();
    for (issue, fingerprint) in issues.iter_mut().zip(fingerprints) {
        issue["fingerprint"] = json!(fingerprint);
    }
    issues.iter().map(|it| compact(it) + "\0").collect()
}

/// The issues of one file, with commas between; the brackets are the frame's.
pub(super) fn gitlab_report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let mut issues: Vec<Value> = diagnostics.iter().map(|it| issue(file, it)).collect();
    let fingerprints = if file.compat {
        issues.iter().map(|it| hex_sha1(&compact(it))).collect()
    } else {
        fingerprints(file, diagnostics)
    };
    for (issue, fingerprint) in issues.iter_mut().zip(fingerprints) {
        issue["fingerprint"] = json!(fingerprint);
    }
    let texts: Vec<String> = issues.iter().map(compact).collect();
    texts.join(",")
}

fn issue(file: &File<'_>, it: &Diagnostic) -> Value {
    let description = if file.is_parse_error(it) { file.excerpt(it) } else { it.message.clone() };
    json!({
        "categories": ["Bug Risk"],
        "check_name": it.code,
        "description": description,
        "location": location(file, it),
        "severity": severity(it.severity),
        "type": "issue",
    })
}

fn location(file: &File<'_>, it: &Diagnostic) -> Value {
    if file.is_parse_error(it) {
        let place = json!({ "column": file.anchor_column(it), "line": it.anchor_line });
        return json!({ "path": file.name_for(it), "positions": { "begin": place, "end": place } });
    }
    if file.compat {
        return json!({ "lines": { "begin": it.anchor_line, "end": it.anchor_line }, "path": file.path() });
    }
    let position = |it: Place| json!({ "column": it.column, "line": it.line });
    let extent = file.extent(it.range);
    json!({
        "path": file.path(),
        "positions": { "begin": position(extent.start), "end": position(extent.end) },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "blocker",
        Severity::Warning => "major",
        Severity::Style => "minor",
        Severity::Info | Severity::Hint | Severity::Ignore => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn issues_have_positions_and_fingerprints() {
        let report = report(&samples::file(), &samples::diagnostics());
        let issues: Vec<Value> =
            report.split_terminator('\0').map(|it| serde_json::from_str(it).unwrap()).collect();
        let positions = json!({ "begin": { "column": 3, "line": 3 }, "end": { "column": 6, "line": 3 } });
        assert_eq!(issues[1]["location"], json!({ "path": "a/Dockerfile", "positions": positions }));
        let array: Vec<Value> =
            serde_json::from_str(&format!("[{}]", gitlab_report(&samples::file(), &samples::diagnostics())))
                .unwrap();
        assert_eq!(array, issues);
        assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
        assert_eq!(issues[0]["fingerprint"].as_str().unwrap().len(), 40);
    }

    #[test]
    fn hadolints_issues_have_lines() {
        let [_, finding] = samples::diagnostics();
        assert_eq!(
            report(&samples::compat("a"), &[finding]),
            "{\"categories\":[\"Bug Risk\"],\"check_name\":\"DL3015\",\
             \"description\":\"recommended packages\\nare installed too\",\
             \"location\":{\"lines\":{\"begin\":2,\"end\":2},\"path\":\"a\"},\"severity\":\"info\",\
             \"type\":\"issue\"}\0"
        );
    }

    #[test]
    fn hadolints_parse_errors_have_a_position() {
        let report = gitlab_report(&samples::compat("-"), &[samples::syntax_error()]);
        let issue: Value = serde_json::from_str(&report).unwrap();
        let place = json!({ "column": 6, "line": 1 });
        let wanted = json!({ "path": "/dev/stdin", "positions": { "begin": place, "end": place } });
        assert_eq!((&issue["location"], &issue["severity"]), (&wanted, &json!("blocker")));
        let mut plain = issue.clone();
        plain.as_object_mut().unwrap().remove("fingerprint");
        assert_eq!(issue["fingerprint"], json!(hex_sha1(&compact(&plain))));
    }
}
