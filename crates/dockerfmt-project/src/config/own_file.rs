//! `dockerfmt.toml`: read strictly, since a misspelt key would otherwise be a setting that is silently not made.

use std::path::Path;
use std::sync::Arc;

use super::check::check;
use super::keys::{KEYS, Key, TABLES};
use super::layer::{Entry, Layer};
use super::nearest::hint;
use super::node::{At, Complaint, Data, Node};
use super::place::{ConfigError, Place};
use super::toml;

/// Reads the text of a file.
///
/// # Errors
/// What is no TOML, no key, or no value of its key.
pub(super) fn read(path: &Arc<Path>, text: &str) -> Result<Layer, ConfigError> {
    let place = |at: At| Place::File { path: Arc::clone(path), line: at.0, column: at.1 };
    let root = toml::parse(text).map_err(|it| ConfigError::new(&place(it.at), it.text))?;
    document(&root, &place).map_err(|it| ConfigError::new(&place(it.at), it.text))
}

/// Reads `KEY=VALUE` of the command line. The key may do without its table, and a word without quotes.
///
/// # Errors
/// As for [`read`].
pub(super) fn read_flag(text: &str) -> Result<Layer, ConfigError> {
    let place = Place::Flag(format!("--set {text}"));
    flag(text, &place).map_err(|it| ConfigError::new(&place, it))
}

fn flag(text: &str, place: &Place) -> Result<Layer, String> {
    let (name, value) = text.split_once('=').ok_or("a key, `=` and a value are expected")?;
    let key = key_of_flag(name.trim())?;
    let value = value.trim();
    let node =
        toml::parse_value(value).unwrap_or_else(|_| Node { data: Data::Text(value.to_owned()), at: (1, 1) });
    let mut res = Layer::default();
    add(&mut res, key, &node, &|_| place.clone()).map_err(|it| it.text)?;
    Ok(res)
}

fn key_of_flag(name: &str) -> Result<&'static Key, String> {
    let is_meant = |it: &&Key| it.name == name || it.path() == name;
    let mut meant = KEYS.iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(key), None) => Ok(key),
        (Some(one), Some(other)) => Err(format!("`{name}` may be `{}` or `{}`", one.path(), other.path())),
        _ => {
            let names: Vec<String> = KEYS.iter().flat_map(|it| [it.name.to_owned(), it.path()]).collect();
            Err(format!("unknown key `{name}`{}", hint(name, names.iter().map(String::as_str))))
        }
    }
}

fn document(root: &Node, place: &dyn Fn(At) -> Place) -> Result<Layer, Complaint> {
    let mut res = Layer::default();
    let Data::Table(tables) = &root.data else { return Ok(res) };
    for (name, table) in tables {
        let text = name.text().unwrap_or_default();
        let Some(known) = TABLES.into_iter().find(|it| *it == text) else {
            return Err(Complaint::new(name.at, unknown_table(text)));
        };
        let Data::Table(pairs) = &table.data else {
            return Err(Complaint::new(table.at, format!("`{text}` must be a table, not {}", table.what())));
        };
        for (name, value) in pairs {
            add(&mut res, known_key(known, name)?, value, place)?;
        }
    }
    Ok(res)
}

/// A key that is known, but in a table, is the likely mistake.
fn unknown_table(text: &str) -> String {
    let owner = KEYS.iter().find(|it| it.name == text).map(|it| it.table);
    match owner {
        Some(table) => format!("`{text}` is a key of the table `[{table}]`"),
        None => format!("unknown table `{text}`{}", hint(text, TABLES.into_iter())),
    }
}

fn known_key(table: &'static str, name: &Node) -> Result<&'static Key, Complaint> {
    let text = name.text().unwrap_or_default();
    Key::find(table, text).ok_or_else(|| {
        let names: Vec<_> = Key::names(table).collect();
        let elsewhere = KEYS.iter().find(|it| it.name == text);
        let remark = match elsewhere {
            Some(it) => format!("; it is one of `[{}]`", it.table),
            None => hint(text, names.iter().copied()),
        };
        Complaint::new(name.at, format!("unknown key `{text}` in `[{table}]`{remark}"))
    })
}

fn add(
    layer: &mut Layer,
    key: &'static Key,
    value: &Node,
    place: &dyn Fn(At) -> Place,
) -> Result<(), Complaint> {
    let parts = check(key, value)?;
    layer.entries.extend(parts.into_iter().map(|it| Entry {
        key,
        name: it.name,
        value: it.value,
        place: place(it.at),
    }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::layer::Scalar;
    use super::*;

    fn read_text(text: &str) -> Result<Layer, String> {
        read(&Arc::from(Path::new("dockerfmt.toml")), text).map_err(|it| it.to_string())
    }

    /// `key=value@line:column` of each entry.
    fn entries(text: &str) -> Vec<String> {
        let entry = |it: &Entry| {
            let name = it.name.as_ref().map(|it| format!("[{it}]")).unwrap_or_default();
            let Place::File { line, column, .. } = it.place else { panic!("not of the file") };
            format!("{}{name} {:?} {line}:{column}", it.key.path(), it.value)
        };
        read_text(text).unwrap().entries.iter().map(entry).collect()
    }

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        assert_eq!(read_text(text).map(|_| ()), Err(format!("dockerfmt.toml:{expected}")));
    }

    #[test]
    fn every_part_has_its_place() {
        let text = "[lint]\nignore = [\"DL3008\",\n  \"dl30\"]\nselect = []\n[lint.label-schema]\n\"a.b\" = \"url\"\n[format]\nindent-width = 2\n";
        assert_eq!(
            entries(text),
            [
                "lint.ignore Text(\"DL3008\") 2:11",
                "lint.ignore Text(\"dl30\") 3:3",
                "lint.select Empty 4:10",
                "lint.label-schema[a.b] Text(\"url\") 6:9",
                "format.indent-width Integer(2) 8:16",
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_what_was_likely_meant() {
        check_error("[lint]\nignor = []\n", "2:1: unknown key `ignor` in `[lint]`; did you mean `ignore`?");
        check_error("[fromat]\n", "1:2: unknown table `fromat`; did you mean `format`?");
        check_error("ignore = []\n", "1:1: `ignore` is a key of the table `[lint]`");
        check_error(
            "[format]\nignore = []\n",
            "2:1: unknown key `ignore` in `[format]`; it is one of `[lint]`",
        );
        check_error("lint = 1\n", "1:8: `lint` must be a table, not an integer");
        check_error(
            "[format]\nshell = \"standart\"\n",
            "2:9: `standart` is no value of `shell`; did you mean `standard`?",
        );
        check_error("[format]\nindent-width = 9\n", "2:16: `indent-width` must be 1 to 8");
        check_error("[format]\nline-width = 20\n", "2:14: `line-width` must be 0 or 40 to 400");
        check_error("[format]\nindent-width = 99999999999999999999\n", "2:16: `indent-width` must be 1 to 8");
        check_error("[lint]\nignore = \"DL3008\"\n", "2:10: `ignore` must be a list, not a string");
        check_error(
            "[lint]\nignore = [\"DL3007\", \"latest-tog\"]\n",
            "2:21: `latest-tog` selects no rule; did you mean `latest-tag`?",
        );
        check_error("[lint]\nhints = 1979-05-27\n", "2:9: `hints` must be a boolean, not a time");
        check_error(
            "[lint.severity]\nDL3007 = \"warn\"\n",
            "2:10: `warn` is no value of `severity`; known are `error`, `warning`, `info`, `style`, `hint`, `ignore`",
        );
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_place() {
        let err = read_text("[lint]\nignore = [\n").map(|_| ()).unwrap_err();
        assert!(err.starts_with("dockerfmt.toml:2:") || err.starts_with("dockerfmt.toml:3:"), "{err}");
        assert!(!err.contains('\n'), "{err}");
        let twice = read_text("[lint]\nhints = true\nhints = true\n").map(|_| ()).unwrap_err();
        assert!(twice.starts_with("dockerfmt.toml:3:1: "), "{twice}");
    }

    #[test]
    fn any_text_is_read() {
        let deep = format!("[lint]\nignore = {}", "[".repeat(100_000));
        assert!(read_text(&deep).is_err());
        let text = "[lint]\nignore = [\"é\", 'b']\nseverity = { a = \"\"\"c\"\"\" }\n[[x]]\n";
        for end in (0..text.len()).filter(|&it| text.is_char_boundary(it)) {
            let _ = read_text(&text[..end]);
        }
    }

    #[test]
    fn flags_need_neither_table_nor_quotes() {
        let value = |text: &str| -> Result<Vec<(String, Scalar)>, String> {
            let values = |it: Layer| it.entries.into_iter().map(|it| (it.key.path(), it.value)).collect();
            read_flag(text).map(values).map_err(|it| it.to_string())
        };
        assert_eq!(value("indent-width=2"), Ok(vec![("format.indent-width".into(), Scalar::Integer(2))]));
        assert_eq!(
            value("shell = preserve"),
            Ok(vec![("format.shell".into(), Scalar::Text("preserve".into()))])
        );
        assert_eq!(
            value("lint.ignore=[\"DL3\"]"),
            Ok(vec![("lint.ignore".into(), Scalar::Text("DL3".into()))])
        );
        let error = |text| value(text).unwrap_err();
        assert_eq!(
            error("exclude=[]"),
            "--set exclude=[]: `exclude` may be `format.exclude` or `files.exclude`"
        );
        assert_eq!(error("shel=full"), "--set shel=full: unknown key `shel`; did you mean `shell`?");
        assert_eq!(error("shell"), "--set shell: a key, `=` and a value are expected");
    }
}
