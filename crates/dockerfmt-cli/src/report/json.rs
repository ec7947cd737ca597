//! `json`: hadolint's array of objects. By default they have more keys: the exact range, the rule's name, help and fix.

use dockerfmt::Diagnostic;
use dockerfmt::lint::{Applicability, Fix};
use dockerfmt::syntax::{TextEdit, TextRange};
use serde_json::{Value, json};

use super::file::{File, Place};
use super::json_text::compact;
use super::rule_url;

/// The objects of one file, with commas between; the brackets are the frame's.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let objects: Vec<String> = diagnostics.iter().map(|it| compact(&object(file, it))).collect();
    objects.join(",")
}

fn object(file: &File<'_>, it: &Diagnostic) -> Value {
    let mut res = json!({
        "code": it.code,
        "column": file.anchor_column(it),
        "file": file.name_for(it),
        "level": it.severity.as_str(),
        "line": it.anchor_line,
        "message": it.message,
    });
    if !file.compat {
        res["name"] = json!(rule_url::name(it.code));
        res["range"] = range(file, it.range);
        res["help"] = json!(it.help);
        res["fix"] = it.fix.as_ref().map_or(Value::Null, |fix| fix_object(file, fix));
    }
    res
}

/// A range as an object of two places.
pub(super) fn range(file: &File<'_>, range: TextRange) -> Value {
    let place = |it: Place| json!({ "column": it.column, "line": it.line });
    let extent = file.extent(range);
    json!({ "end": place(extent.end), "start": place(extent.start) })
}

fn fix_object(file: &File<'_>, fix: &Fix) -> Value {
    let edit = |it: &TextEdit| json!({ "range": range(file, it.range), "replacement": it.replacement });
    json!({
        "applicability": applicability(fix.applicability),
        "edits": fix.edits.iter().map(edit).collect::<Vec<Value>>(),
        "title": fix.title,
    })
}

fn applicability(it: Applicability) -> &'static str {
    match it {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::DisplayOnly => "display-only",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn objects_tell_all_that_is_known() {
        let objects: Vec<Value> =
            serde_json::from_str(&format!("[{}]", report(&samples::file(), &samples::diagnostics())))
                .unwrap();
        let range = |start: (u32, u32), end: (u32, u32)| {
            json!({
                "start": { "line": start.0, "column": start.1 },
                "end": { "line": end.0, "column": end.1 },
            })
        };
        let tag = json!({
            "code": "DL3007", "name": "latest-tag", "file": "a/Dockerfile", "level": "warning",
            "line": 1, "column": 8, "range": range((1, 8), (1, 14)),
            "message": "`é` is tagged `latest`", "help": "name a version", "fix": null,
        });
        let package = json!({
            "code": "DL3015", "name": "apt-recommends", "file": "a/Dockerfile", "level": "info",
            "line": 2, "column": 1, "range": range((3, 3), (3, 6)),
            "message": "recommended packages\nare installed too", "help": null,
            "fix": {
                "title": "insert `--no-install-recommends`", "applicability": "unsafe",
                "edits": [{ "range": range((2, 20), (2, 20)), "replacement": " --no-install-recommends" }],
            },
        });
        assert_eq!(objects, [tag, package]);
    }

    #[test]
    fn hadolints_objects_have_six_keys_and_no_columns_but_for_parse_errors() {
        let [finding, _] = samples::diagnostics();
        assert_eq!(
            report(&samples::compat("-"), &[finding, samples::syntax_error()]),
            "{\"code\":\"DL3007\",\"column\":1,\"file\":\"-\",\"level\":\"warning\",\"line\":1,\
             \"message\":\"`é` is tagged `latest`\"},\
             {\"code\":\"DL1000\",\"column\":6,\"file\":\"/dev/stdin\",\"level\":\"error\",\"line\":1,\
             \"message\":\"an image is expected\"}"
        );
    }
}
