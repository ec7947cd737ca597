//! SARIF reports are what the standard's schema says.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::sandbox::{CLEAN, Sandbox};

const FIXABLE: &str =
    "FROM debian:latest\nMAINTAINER Jo\nRUN apt-get update && apt-get install curl\nRUNN x\n";

fn validator() -> Validator {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/sarif/sarif-2.1.0-rtm.5.schema.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // A regular expression with a bracket too many, which only JavaScript takes; our reports have no language.
    for holder in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][holder]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn report(args: &[&str]) -> Value {
    let sandbox =
        Sandbox::new(&[("a b.Dockerfile", FIXABLE), ("clean", CLEAN), ("bad", "FROM debian:12\nRUNN\n")]);
    let run = sandbox.run(&[&["lint", "-f", "sarif"], args].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|err| panic!("{err}: {run:?}"))
}

#[track_caller]
fn assert_valid(report: &Value) {
    let validator = validator();
    let errors: Vec<String> =
        validator.iter_errors(report).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{report:#}");
}

#[test]
fn reports_are_valid() {
    for args in [&["a b.Dockerfile", "clean", "bad"][..], &["clean"], &["bad"]] {
        assert_valid(&report(args));
    }
}

#[test]
fn compat_reports_are_valid() {
    let files = ["a b.Dockerfile", "clean", "bad"];
    let mut report = report(&[&["--compat", "hadolint"][..], &files].concat());
    assert_eq!(report["$schema"], "http://json.schemastore.org/sarif-2.1.0");
    assert_valid(&report);
    report["runs"][0]["results"][0]["level"] = json!("bogus");
    assert!(!validator().is_valid(&report), "the schema is looked at");
}

#[test]
fn rules_come_with_their_documentation_once() {
    let report = report(&["a b.Dockerfile", "bad"]);
    let run = &report["runs"][0];
    let codes: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            assert!(it["help"]["markdown"].as_str().unwrap().starts_with("## What it does\n"), "{it}");
            it["id"].as_str().unwrap()
        })
        .collect();
    let mut used: Vec<&str> =
        run["results"].as_array().unwrap().iter().map(|it| it["ruleId"].as_str().unwrap()).collect();
    used.sort_unstable();
    used.dedup();
    assert_eq!(codes, used);
    assert!(codes.contains(&"DL1000") && codes.contains(&"DL4000"), "{codes:?}");
}

#[test]
fn fixes_and_paths_are_those_of_the_file() {
    let report = report(&["a b.Dockerfile"]);
    let results = report["runs"][0]["results"].as_array().unwrap();
    let maintainer = results.iter().find(|it| it["ruleId"] == "DL4000").unwrap();
    let change = &maintainer["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a%20b.Dockerfile");
    let replacement = &change["replacements"][0];
    assert_eq!(
        replacement["deletedRegion"],
        json!({ "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 14 })
    );
    assert!(replacement["insertedContent"]["text"].as_str().unwrap().starts_with("LABEL "), "{replacement}");
}
