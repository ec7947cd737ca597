//! The JSON schema of `dockerfmt.toml`, for editors, made from the table of keys.

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Key, Kind, TABLES};

/// What a table is about.
fn table_docs(table: &str) -> &'static str {
    match table {
        "format" => "How files are formatted.",
        "lint" => "What is reported.",
        _ => "Which files are found in folders.",
    }
}

/// The schema as JSON text.
pub fn schema() -> String {
    let tables: Map<String, Value> = TABLES.into_iter().map(|it| (it.to_owned(), table(it))).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "dockerfmt.toml",
        "description": "The configuration of dockerfmt.",
        "type": "object",
        "properties": tables,
        "additionalProperties": false,
    });
    format!("{schema:#}\n")
}

fn table(table: &str) -> Value {
    let keys = KEYS.iter().filter(|it| it.table == table);
    let properties: Map<String, Value> = keys.map(|it| (it.name.to_owned(), key(it))).collect();
    json!({
        "description": table_docs(table),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn key(key: &Key) -> Value {
    let mut res = match key.kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer(ranges) => {
            let range = |it: &(u32, u32)| json!({ "type": "integer", "minimum": it.0, "maximum": it.1 });
            match ranges {
                [it] => range(it),
                _ => json!({ "anyOf": ranges.iter().map(range).collect::<Vec<_>>() }),
            }
        }
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Words(words) => json!({ "anyOf": [{ "enum": words }, list(&json!({ "enum": words }))] }),
        Kind::Texts | Kind::Globs => list(&json!({ "type": "string" })),
        Kind::Selectors => list(&selector()),
        Kind::BySelector(words) => json!({
            "type": "object",
            "propertyNames": selector(),
            "additionalProperties": { "enum": words },
        }),
        Kind::ByLabel(words) => json!({ "type": "object", "additionalProperties": { "enum": words } }),
        Kind::ByGlob => json!({ "type": "object", "additionalProperties": list(&selector()) }),
    };
    res["description"] = json!(key.docs);
    // All defaults are values that TOML and JSON write alike.
    if let Ok(default) = serde_json::from_str::<Value>(key.default) {
        res["default"] = default;
    }
    res
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Only the form of selectors is told: which rules there are is a matter of the version.
fn selector() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$" })
}
