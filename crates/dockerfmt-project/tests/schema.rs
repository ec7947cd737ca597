//! The committed JSON schema: it is the one that the table of keys gives, and says of files what the program says.

use std::fs;
use std::path::{Path, PathBuf};

use dockerfmt_project::config::{Configs, KEYS, Options, TABLES, schema};
use jsonschema::Validator;
use serde_json::Value;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).expect("a schema")
}

/// Whether the program takes the file.
fn is_taken(text: &str) -> Result<(), String> {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("dockerfmt.toml"), text).expect("a file");
    let options = Options { cwd: dir.path().to_owned(), ..Options::default() };
    let configs = Configs::new(&options, &|_| None).expect("no mistake outside the file");
    configs.of_run().map(drop).map_err(|it| it.to_string())
}

/// TOML as JSON. Only what the examples use.
fn json(text: &str) -> Value {
    let table: toml::de::DeTable<'_> = toml::de::DeTable::parse(text).expect("TOML").into_inner();
    Value::Object(table.iter().map(|it| (it.0.get_ref().to_string(), value(it.1.get_ref()))).collect())
}

fn value(it: &toml::de::DeValue<'_>) -> Value {
    use toml::de::DeValue;
    match it {
        DeValue::String(it) => Value::from(it.as_ref()),
        DeValue::Integer(it) => Value::from(it.as_str().parse::<i64>().expect("a number")),
        DeValue::Float(it) => Value::from(it.as_str().parse::<f64>().expect("a number")),
        DeValue::Boolean(it) => Value::from(*it),
        DeValue::Datetime(it) => Value::from(it.to_string()),
        DeValue::Array(it) => it.iter().map(|it| value(it.get_ref())).collect(),
        DeValue::Table(it) => {
            Value::Object(it.iter().map(|it| (it.0.get_ref().to_string(), value(it.1.get_ref()))).collect())
        }
    }
}

#[test]
fn the_committed_schema_is_current() {
    let committed = fs::read_to_string(docs().join("dockerfmt.schema.json")).expect("a schema");
    assert!(committed == schema(), "run: cargo xtask gen");
}

#[test]
fn the_documentation_names_every_key() {
    let page = fs::read_to_string(docs().join("configuration.md")).expect("a page");
    for key in KEYS {
        let default = if key.default.is_empty() { "–".to_owned() } else { format!("`{}`", key.default) };
        let row = format!("| `{}` | {default} |", key.name);
        assert!(page.contains(&row), "no row {row} for {}", key.path());
    }
    for table in TABLES {
        assert!(page.contains(&format!("### `[{table}]`")), "{table}");
    }
}

/// The `toml` fences of the page.
fn examples() -> Vec<String> {
    let page = fs::read_to_string(docs().join("configuration.md")).expect("a page");
    let fences = page.split("```toml\n").skip(1);
    fences.map(|it| it.split("```").next().expect("an end").to_owned()).collect()
}

#[test]
fn the_examples_are_good() {
    let validator = validator();
    let examples = examples();
    assert!(!examples.is_empty());
    for text in examples {
        assert_eq!(is_taken(&text), Ok(()), "{text}");
        let errors: Vec<String> = validator.iter_errors(&json(&text)).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
    }
}

#[test]
fn defaults_are_good() {
    let validator = validator();
    for table in TABLES {
        let keys = KEYS.iter().filter(|it| it.table == table && !it.default.is_empty());
        let lines: String = keys.map(|it| format!("{} = {}\n", it.name, it.default)).collect();
        let text = format!("[{table}]\n{lines}");
        assert_eq!(is_taken(&text), Ok(()), "{text}");
        assert!(validator.is_valid(&json(&text)), "{text}");
    }
}

#[test]
fn what_the_program_refuses_the_schema_refuses() {
    let validator = validator();
    for text in [
        "[rules]\n",
        "lint = 1\n",
        "[lint]\nignored = []\n",
        "[lint]\nignore = \"DL3008\"\n",
        "[lint]\nignore = [1]\n",
        "[lint]\nignore = [\"DL 3008\"]\n",
        "[lint]\npreset = \"all\"\n",
        "[lint]\nhints = \"yes\"\n",
        "[lint]\nformat = \"xml\"\n",
        "[lint]\nformat = [\"json\", \"xml\"]\n",
        "[lint.severity]\nDL3007 = \"fatal\"\n",
        "[lint.severity]\n\"DL 3007\" = \"error\"\n",
        "[lint.label-schema]\na = \"number\"\n",
        "[lint.per-file-ignores]\n\"a/*\" = \"DL3007\"\n",
        "[format]\nindent-width = 0\n",
        "[format]\nindent-width = 4.5\n",
        "[format]\nline-width = 39\n",
        "[format]\nline-width = 401\n",
        "[format]\nmax-blank-lines = -1\n",
        "[format]\nline-ending = \"cr\"\n",
        "[files]\ninclude = {}\n",
    ] {
        assert!(is_taken(text).is_err(), "{text}");
        assert!(!validator.is_valid(&json(text)), "{text}");
    }
}
