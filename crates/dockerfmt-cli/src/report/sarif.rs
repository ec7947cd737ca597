//! `sarif`: the OASIS standard for findings, version 2.1.0, which GitHub and many others read.
//!
//! By default with the rules and their documentation, exact regions, fixes and fingerprints.

use dockerfmt::lint::{Fix, Rule, find_rule};
use dockerfmt::syntax::{TextEdit, TextRange};
use dockerfmt::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::file::File;
use super::fingerprint::fingerprints;
use super::json_text::compact;
use super::statistics::Statistics;
use super::{junit, rule_url};

const HADOLINT_SCHEMA: &str = "http://json.schemastore.org/sarif-2.1.0";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What stands in front of the results.
pub(super) fn open(compat: bool) -> String {
    if compat {
        return format!(
            "{{\"$schema\":\"{HADOLINT_SCHEMA}\",\"runs\":[{{\"defaultSourceLanguage\":\"dockerfile\",\"results\":["
        );
    }
    // Without a unit columns would be taken for UTF-16.
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\
         \"defaultSourceLanguage\":\"dockerfile\",\"results\":["
    )
}

/// What stands behind the results: the tool, whose rules are known only then.
pub(super) fn close(compat: bool, statistics: &Statistics) -> String {
    if compat {
        let driver = json!({
            "downloadUri": "https://github.com/hadolint/hadolint",
            "fullName": "dockerfmt with the verdicts of hadolint",
            "name": "Hadolint",
            "shortDescription": { "text": "Linter for Dockerfiles and the shell scripts in them" },
            "version": junit::HADOLINT_VERSION,
        });
        return format!("],\"tool\":{}}}],\"version\":\"2.1.0\"}}", compact(&json!({ "driver": driver })));
    }
    let rules: Vec<Value> = statistics.codes().map(descriptor).collect();
    let driver = json!({
        "name": "dockerfmt",
        "rules": rules,
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "version": env!("CARGO_PKG_VERSION"),
    });
    format!("],\"tool\":{}}}]}}", compact(&json!({ "driver": driver })))
}

/// The results of one file, with commas between.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    if file.compat {
        let results: Vec<String> = diagnostics.iter().map(|it| compact(&hadolint_result(file, it))).collect();
        return results.join(",");
    }
    let fingerprints = fingerprints(file, diagnostics);
    let results: Vec<String> =
        diagnostics.iter().zip(fingerprints).map(|(it, print)| compact(&result(file, it, &print))).collect();
    results.join(",")
}

fn hadolint_result(file: &File<'_>, it: &Diagnostic) -> Value {
    let (line, column) = (it.anchor_line, file.anchor_column(it));
    let language = if it.code.starts_with("SC") { "sh" } else { "dockerfile" };
    let location = json!({
        "artifactLocation": { "uri": file.name_for(it) },
        "region": {
            "endColumn": column,
            "endLine": line,
            "sourceLanguage": language,
            "startColumn": column,
            "startLine": line,
        },
    });
    json!({
        "level": level(it.severity),
        "locations": [{ "physicalLocation": location }],
        "message": { "text": it.message },
        "ruleId": it.code,
    })
}

fn result(file: &File<'_>, it: &Diagnostic, fingerprint: &str) -> Value {
    let location = json!({
        "artifactLocation": { "uri": uri(file.name) },
        "region": region(file, it.range),
    });
    let mut res = json!({
        "level": level(it.severity),
        "locations": [{ "physicalLocation": location }],
        "message": { "text": it.message },
        "partialFingerprints": { "dockerfmt/v1": fingerprint },
        "ruleId": it.code,
    });
    if let Some(fix) = it.fix.as_ref().filter(|it| !it.edits.is_empty()) {
        res["fixes"] = json!([fix_object(file, fix)]);
    }
    res
}

fn region(file: &File<'_>, range: TextRange) -> Value {
    let extent = file.extent(range);
    json!({
        "endColumn": extent.end.column,
        "endLine": extent.end.line,
        "startColumn": extent.start.column,
        "startLine": extent.start.line,
    })
}

fn fix_object(file: &File<'_>, fix: &Fix) -> Value {
    let replacement = |it: &TextEdit| {
        json!({
            "deletedRegion": region(file, it.range),
            "insertedContent": { "text": it.replacement },
        })
    };
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
    json!({
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(file.name) },
            "replacements": replacements,
        }],
        "description": { "text": fix.title },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Style | Severity::Hint | Severity::Ignore => "note",
    }
}

/// What the tool says of a code that was reported. ShellCheck's codes have no rule, and no page of ours.
fn descriptor(code: &str) -> Value {
    let mut res = find_rule(code).map_or_else(|| json!({ "id": code }), rule_descriptor);
    if let Some(url) = rule_url::url(code) {
        res["helpUri"] = json!(url);
    }
    res
}

fn rule_descriptor(rule: &Rule) -> Value {
    let docs = rule.docs();
    json!({
        "defaultConfiguration": { "level": level(rule.severity) },
        "fullDescription": { "text": section(&docs, "Why it matters") },
        "help": { "markdown": docs, "text": docs },
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary() },
    })
}

/// The text below a heading of the documentation, as one line.
fn section(docs: &str, title: &str) -> String {
    let below = docs.lines().skip_while(|it| it.strip_prefix("## ") != Some(title)).skip(1);
    let lines: Vec<&str> = below.take_while(|it| !it.starts_with('#')).filter(|it| !it.is_empty()).collect();
    lines.join(" ")
}

/// A path as a relative reference: what has a meaning in URIs is escaped.
fn uri(path: &str) -> String {
    let mut res = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                res.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => res.push('/'),
            byte => res.push_str(&format!("%{byte:02X}")),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn results_have_regions_and_fixes() {
        let text = report(&samples::file(), &samples::diagnostics());
        let results: Vec<Value> = serde_json::from_str(&format!("[{text}]")).unwrap();
        let location = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(
            location["region"],
            json!({ "startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 14 })
        );
        assert_eq!(results[0].get("fixes"), None);
        let change = &results[1]["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "a/Dockerfile");
        let replacement = json!({
            "deletedRegion": { "startLine": 2, "startColumn": 20, "endLine": 2, "endColumn": 20 },
            "insertedContent": { "text": " --no-install-recommends" },
        });
        assert_eq!(change["replacements"], json!([replacement]));
    }

    #[test]
    fn hadolints_results_have_lines_only() {
        let [_, mut finding] = samples::diagnostics();
        finding.code = "SC2086";
        assert_eq!(
            report(&samples::compat("a"), &[finding]),
            "{\"level\":\"note\",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a\"},\
             \"region\":{\"endColumn\":1,\"endLine\":2,\"sourceLanguage\":\"sh\",\"startColumn\":1,\
             \"startLine\":2}}}],\"message\":{\"text\":\"recommended packages\\nare installed too\"},\
             \"ruleId\":\"SC2086\"}"
        );
    }

    #[test]
    fn every_rule_has_a_description() {
        for rule in dockerfmt::lint::rules() {
            let descriptor = descriptor(rule.code);
            let text = |it: &str| descriptor[it]["text"].as_str().unwrap_or_default().to_owned();
            assert!(!text("fullDescription").is_empty() && !text("help").is_empty(), "{descriptor}");
        }
        assert_eq!(
            descriptor("SC2086"),
            json!({ "id": "SC2086", "helpUri": "https://www.shellcheck.net/wiki/SC2086" })
        );
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("a/b c#é%.Dockerfile"), "a/b%20c%23%C3%A9%25.Dockerfile");
    }
}
