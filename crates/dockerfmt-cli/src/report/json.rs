//! `json`: hadolint's array of objects. By default they have more keys: the exact range, the rule's name, help and fix.
//!
//! The keys are in the order of the alphabet, and nothing is built in between: this is the report of large runs.

use dockerfmt::Diagnostic;
use dockerfmt::lint::{Applicability, Fix};
use dockerfmt::syntax::{TextEdit, TextRange};
use serde::Serialize;

use super::file::{File, Place};
use super::json_text::compact_list;
use super::rule_url;

/// The objects of one file, with commas between; the brackets are the frame's.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    if file.compat {
        compact_list(diagnostics.iter().map(|it| HadolintObject::new(file, it)))
    } else {
        compact_list(diagnostics.iter().map(|it| Object::new(file, it)))
    }
}

#[derive(Serialize)]
struct HadolintObject<'a> {
    code: &'a str,
    column: u32,
    file: &'a str,
    level: &'a str,
    line: u32,
    message: &'a str,
}

impl<'a> HadolintObject<'a> {
    fn new(file: &File<'a>, it: &'a Diagnostic) -> Self {
        HadolintObject {
            code: it.code,
            column: file.anchor_column(it),
            file: file.name_for(it),
            level: it.severity.as_str(),
            line: it.anchor_line,
            message: &it.message,
        }
    }
}

#[derive(Serialize)]
struct Object<'a> {
    code: &'a str,
    column: u32,
    file: &'a str,
    fix: Option<FixObject<'a>>,
    help: Option<&'a str>,
    level: &'a str,
    line: u32,
    message: &'a str,
    name: Option<&'a str>,
    range: RangeObject,
}

impl<'a> Object<'a> {
    fn new(file: &File<'a>, it: &'a Diagnostic) -> Self {
        Object {
            code: it.code,
            column: file.anchor_column(it),
            file: file.name_for(it),
            fix: it.fix.as_ref().map(|fix| FixObject::new(file, fix)),
            help: it.help.as_deref(),
            level: it.severity.as_str(),
            line: it.anchor_line,
            message: &it.message,
            name: rule_url::name(it.code),
            range: range(file, it.range),
        }
    }
}

/// A range as an object of two places.
#[derive(Serialize)]
pub(super) struct RangeObject {
    end: PlaceObject,
    start: PlaceObject,
}

#[derive(Serialize)]
struct PlaceObject {
    column: u32,
    line: u32,
}

pub(super) fn range(file: &File<'_>, range: TextRange) -> RangeObject {
    let place = |it: Place| PlaceObject { column: it.column, line: it.line };
    let extent = file.extent(range);
    RangeObject { end: place(extent.end), start: place(extent.start) }
}

#[derive(Serialize)]
struct FixObject<'a> {
    applicability: &'a str,
    edits: Vec<EditObject<'a>>,
    title: &'a str,
}

#[derive(Serialize)]
struct EditObject<'a> {
    range: RangeObject,
    replacement: &'a str,
}

impl<'a> FixObject<'a> {
    fn new(file: &File<'a>, fix: &'a Fix) -> Self {
        let edit =
            |it: &'a TextEdit| EditObject { range: range(file, it.range), replacement: &it.replacement };
        FixObject {
            applicability: applicability(fix.applicability),
            edits: fix.edits.iter().map(edit).collect(),
            title: &fix.title,
        }
    }
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
    use serde_json::{Value, json};

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
