//! `rdjson`: reviewdog's format, whose columns count bytes.

use dockerfmt::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::file::File;
use super::json::range;
use super::rule_url;

pub(super) const OPEN: &str = "{\"source\":{\"name\":\"dockerfmt\"},\"diagnostics\":[";
pub(super) const CLOSE: &str = "]}";

/// The diagnostics of one file, with commas between.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let objects: Vec<String> = diagnostics.iter().map(|it| object(file, it).to_string()).collect();
    objects.join(",")
}

fn object(file: &File<'_>, it: &Diagnostic) -> Value {
    let help = it.help.as_ref().map_or_else(String::new, |it| format!("\n{it}"));
    let mut code = json!({ "value": it.code });
    if let Some(url) = rule_url::url(it.code) {
        code["url"] = json!(url);
    }
    let mut res = json!({
        "code": code,
        "location": { "path": file.name, "range": range(file, it.range) },
        "message": format!("{}{help}", it.message),
        "severity": severity(it.severity),
    });
    // A suggestion is applied alone, so only a fix of one edit can be one.
    if let Some([edit]) = it.fix.as_ref().map(|it| it.edits.as_slice()) {
        res["suggestions"] = json!([{ "range": range(file, edit.range), "text": edit.replacement }]);
    }
    res
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Style | Severity::Hint | Severity::Ignore => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::Unit;
    use super::super::samples;
    use super::*;

    #[test]
    fn columns_are_bytes_and_a_fix_is_a_suggestion() {
        let file = File::new("a/Dockerfile", samples::TEXT, Unit::Byte);
        let text = report(&file, &samples::diagnostics());
        let objects: Vec<Value> = serde_json::from_str(&format!("[{text}]")).unwrap();
        let range = |line, start, end| json!({ "start": { "line": line, "column": start }, "end": { "line": line, "column": end } });
        assert_eq!(objects[0]["location"], json!({ "path": "a/Dockerfile", "range": range(1, 9, 15) }));
        assert_eq!(objects[0]["message"], "`é` is tagged `latest`\nname a version");
        assert_eq!(objects[0].get("suggestions"), None);
        assert_eq!(
            objects[1]["suggestions"],
            json!([{ "range": range(2, 20, 20), "text": " --no-install-recommends" }])
        );
    }
}
