//! `dockerfmt config`: the settings in force, and where each of them comes from.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use std::sync::Arc;

use dockerfmt_project::config::{self, Config, Entry, KEYS, Key, Kind, Place, Scalar};
use serde_json::{Map, Value, json};

use crate::args::{ConfigFormat, ShowConfigArgs};
use crate::exit::Exit;
use crate::problem::Problem;
use crate::settings::configs;

/// Writes the settings to standard output.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: &ShowConfigArgs) -> io::Result<Exit> {
    if args.schema {
        io::stdout().write_all(config::schema().as_bytes())?;
        return Ok(Exit::Clean);
    }
    match config_of(args) {
        Ok(config) => {
            let shown = match args.format {
                ConfigFormat::Text => text(&config),
                ConfigFormat::Json => format!("{:#}\n", as_json(&config)),
            };
            io::stdout().write_all(shown.as_bytes())?;
            Ok(Exit::Clean)
        }
        Err(problem) => {
            problem.print();
            Ok(Exit::Trouble)
        }
    }
}

fn config_of(args: &ShowConfigArgs) -> Result<Arc<Config>, Problem> {
    let configs = configs(&args.config, args.selection.flags(), args.compat)?;
    if let Some(it) = configs.warning() {
        Problem::config(it).print();
    }
    let path = args.path.clone().unwrap_or_default();
    let config = if path.as_os_str().is_empty() || path.is_dir() {
        configs.of_folder(&path)
    } else {
        configs.of(&path)
    };
    config.map_err(|err| Problem::config(&err))
}

/// The settings as TOML, with their places in comments.
pub(super) fn text(config: &Config) -> String {
    let mut res = String::new();
    for it in config.sources() {
        let _ = writeln!(res, "# from {}", it.display());
    }
    let mut table = "";
    for key in KEYS {
        if key.table != table {
            table = key.table;
            let blank = if res.is_empty() { "" } else { "\n" };
            let _ = writeln!(res, "{blank}[{table}]");
        }
        let entries = of_key(config, key);
        let value = if entries.is_empty() { key.default.to_owned() } else { toml(&value(key, &entries)) };
        let _ = match value.as_str() {
            "" => writeln!(res, "# {} is not set", key.name),
            value => writeln!(res, "{} = {value} # {}", key.name, places(&entries)),
        };
    }
    res
}

fn of_key<'c>(config: &'c Config, key: &Key) -> Vec<&'c Entry> {
    config.entries().iter().filter(|it| it.key == key).collect()
}

/// The places without repetition, and without the columns, which say little to people.
fn places(entries: &[&Entry]) -> String {
    let mut res: Vec<String> = Vec::new();
    for it in entries {
        let place = match &it.place {
            Place::File { path, line, .. } => format!("{}:{line}", path.display()),
            it => it.to_string(),
        };
        if !res.contains(&place) {
            res.push(place);
        }
    }
    if res.is_empty() { "default".to_owned() } else { res.join(", ") }
}

/// The entries of a key put together again.
fn value(key: &Key, entries: &[&Entry]) -> Value {
    match key.kind {
        Kind::Bool | Kind::Integer(_) | Kind::Word(_) => {
            entries.last().map_or(Value::Null, |it| scalar(&it.value))
        }
        Kind::Words(_) | Kind::Texts | Kind::Globs | Kind::Selectors => {
            entries.iter().filter(|it| it.value != Scalar::Empty).map(|it| scalar(&it.value)).collect()
        }
        Kind::BySelector(_) | Kind::ByLabel(_) => {
            let name = |it: &Entry| it.name.clone().unwrap_or_default();
            Value::Object(entries.iter().map(|it| (name(it), scalar(&it.value))).collect())
        }
        Kind::ByGlob => {
            let mut res = Map::new();
            for it in entries {
                let list = res.entry(it.name.clone().unwrap_or_default()).or_insert_with(|| json!([]));
                if let (Value::Array(list), true) = (list, it.value != Scalar::Empty) {
                    list.push(scalar(&it.value));
                }
            }
            Value::Object(res)
        }
    }
}

fn scalar(value: &Scalar) -> Value {
    match value {
        Scalar::Bool(it) => json!(it),
        Scalar::Integer(it) => json!(it),
        Scalar::Text(it) => json!(it),
        Scalar::Empty => json!([]),
    }
}

/// The value as TOML writes it, which differs from JSON in tables only.
fn toml(value: &Value) -> String {
    match value {
        Value::Array(it) => format!("[{}]", it.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Object(it) if it.is_empty() => "{}".to_owned(),
        Value::Object(it) => {
            let pair = |it: (&String, &Value)| format!("{} = {}", json!(it.0), toml(it.1));
            format!("{{ {} }}", it.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        it => it.to_string(),
    }
}

fn as_json(config: &Config) -> Value {
    let files: Vec<String> = config.sources().iter().map(|it| it.display().to_string()).collect();
    let settings: Map<String, Value> = KEYS.iter().map(|key| (key.path(), setting(config, key))).collect();
    json!({ "files": files, "settings": settings })
}

fn setting(config: &Config, key: &Key) -> Value {
    let entries = of_key(config, key);
    if entries.is_empty() {
        // Each default is written alike in TOML and JSON.
        let default: Value = serde_json::from_str(key.default).unwrap_or_default();
        return json!({ "value": default, "from": [{ "default": true }] });
    }
    let from: Vec<Value> = entries.iter().map(|it| place(&it.place)).collect();
    json!({ "value": value(key, &entries), "from": from })
}

fn place(place: &Place) -> Value {
    match place {
        Place::File { path, line, column } => {
            json!({ "file": path.display().to_string(), "line": line, "column": column })
        }
        Place::Environment(name) => json!({ "environment": name }),
        Place::Flag(flag) => json!({ "flag": flag }),
    }
}
