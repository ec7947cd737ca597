//! `.editorconfig`: what all editors agree on, for the keys of `[format]` that nothing else sets.
//!
//! The file is for other programs too, so what we cannot use in it is no mistake, but for the keys that begin with
//! our name.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ec4rs::rawvalue::RawValue;
use ec4rs::{ConfigParser, Properties, PropertiesSource, Section};

use super::keys::{Key, Kind};
use super::layer::{Entry, Layer, Scalar};
use super::nearest::hint;
use super::place::{ConfigError, Place};

/// One file.
pub(super) struct EditorConfig {
    folder: PathBuf,
    pub(super) is_root: bool,
    sections: Vec<Section>,
}

impl EditorConfig {
    /// Reads the text of a file in `folder`, which messages call `path`. Lines that say nothing are passed over.
    pub(super) fn read(folder: &Path, path: &Arc<Path>, text: &str) -> Self {
        let mut res = EditorConfig { folder: folder.to_owned(), is_root: false, sections: Vec::new() };
        let sound: String = text.lines().flat_map(|it| [if is_sound(it) { it } else { "" }, "\n"]).collect();
        if let Ok(parser) = ConfigParser::new_with_path(Cursor::new(sound), Some(Arc::clone(path))) {
            res.is_root = parser.is_root;
            res.sections = parser.map_while(Result::ok).collect();
        }
        res
    }

    /// The sections that apply to a file, by their number. `path` must be absolute.
    pub(super) fn sections_for<'e>(&'e self, path: &'e Path) -> impl Iterator<Item = usize> + 'e {
        let relative = path.strip_prefix(&self.folder).ok();
        let applies = move |it: &(usize, &Section)| relative.is_some_and(|path| it.1.applies_to(path));
        self.sections.iter().enumerate().filter(applies).map(|it| it.0)
    }

    pub(super) fn section(&self, idx: usize) -> Option<&Section> {
        self.sections.get(idx)
    }
}

/// The parser gives up at a line that is none of its own; other programs go on.
fn is_sound(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['#', ';', '[']) || line.contains('=')
}

/// What sections say about the style, the ones with less weight first.
///
/// # Errors
/// A bad value of a key of ours.
pub(super) fn layer<'s>(sections: impl Iterator<Item = &'s Section>) -> Result<Layer, ConfigError> {
    let mut properties = Properties::new();
    for it in sections {
        // A section adds what it has, whatever path it is asked for; that it cannot fail is its promise.
        let _ = it.props().apply_to(&mut properties, Path::new(""));
    }
    let mut layer = Layer::default();
    for (name, property) in [("indent-style", "indent_style"), ("line-ending", "end_of_line")] {
        put(&mut layer, name, &properties, property, |it| Some(Scalar::Text(it.to_owned())));
    }
    let boolean = |it: &str| it.parse().ok().map(Scalar::Bool);
    put(&mut layer, "final-newline", &properties, "insert_final_newline", boolean);
    let number = |it: &str| it.parse().ok().map(Scalar::Integer);
    put(&mut layer, "indent-width", &properties, width_property(&properties), number);
    let width = |it: &str| if it == "off" { Some(Scalar::Integer(0)) } else { number(it) };
    put(&mut layer, "line-width", &properties, "max_line_length", width);
    for (name, property) in [("shell", "dockerfmt_shell"), ("heredoc", "dockerfmt_heredoc")] {
        put(&mut layer, name, &properties, property, |it| Some(Scalar::Text(it.to_owned())));
        complain(&layer, name, &properties, property)?;
    }
    Ok(layer)
}

/// `indent_size` may say that the width of a tab is meant.
fn width_property(properties: &Properties) -> &'static str {
    let value = |it| value(properties.get_raw_for_key(it));
    let by_tab = match value("indent_size") {
        Some(it) => it == "tab",
        None => value("indent_style").is_some_and(|it| it == "tab"),
    };
    if by_tab { "tab_width" } else { "indent_size" }
}

fn value(raw: &RawValue) -> Option<String> {
    raw.filter_unset().into_option().map(str::to_ascii_lowercase)
}

/// Adds the value of a property, if the key can have it.
fn put(
    layer: &mut Layer,
    name: &str,
    properties: &Properties,
    property: &str,
    scalar: impl Fn(&str) -> Option<Scalar>,
) {
    let raw = properties.get_raw_for_key(property);
    let (Some(key), Some(value)) = (Key::find("format", name), value(raw).and_then(|it| scalar(&it))) else {
        return;
    };
    if can_be(key, &value) {
        layer.entries.push(Entry { key, name: None, value, place: place(raw) });
    }
}

fn can_be(key: &Key, value: &Scalar) -> bool {
    match (key.kind, value) {
        (Kind::Bool, Scalar::Bool(_)) => true,
        (Kind::Word(words), Scalar::Text(it)) => words.contains(&it.as_str()),
        (Kind::Integer(ranges), Scalar::Integer(it)) => {
            ranges.iter().any(|range| range.0 <= *it && *it <= range.1)
        }
        _ => false,
    }
}

fn complain(layer: &Layer, name: &str, properties: &Properties, property: &str) -> Result<(), ConfigError> {
    let raw = properties.get_raw_for_key(property);
    let (Some(key), Some(value)) = (Key::find("format", name), value(raw)) else { return Ok(()) };
    let Kind::Word(words) = key.kind else { return Ok(()) };
    if layer.has(key) {
        return Ok(());
    }
    let hint = hint(&value, words.iter().copied());
    Err(ConfigError::new(&place(raw), format!("`{value}` is no value of `{property}`{hint}")))
}

fn place(raw: &RawValue) -> Place {
    let (path, line) = raw.source().unwrap_or((Path::new(".editorconfig"), 1));
    Place::File { path: Arc::from(path), line: line as u32, column: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str, file: &str) -> Result<Vec<String>, String> {
        let path: Arc<Path> = Arc::from(Path::new(".editorconfig"));
        let config = EditorConfig::read(Path::new("/p"), &path, text);
        let file = Path::new("/p").join(file);
        let sections: Vec<usize> = config.sections_for(&file).collect();
        let layer =
            layer(sections.iter().filter_map(|&it| config.section(it))).map_err(|it| it.to_string())?;
        Ok(layer.entries.iter().map(|it| format!("{} {:?} {}", it.key.name, it.value, it.place)).collect())
    }

    #[test]
    fn all_keys_have_their_counterpart() {
        let text = "root = true\n[*]\nindent_style = tab\nindent_size = 2\nend_of_line = CRLF\n\
                    insert_final_newline = false\nmax_line_length = off\ndockerfmt_shell = preserve\n\
                    dockerfmt_heredoc = keep\ntrim_trailing_whitespace = false\ncharset = latin1\n";
        let expected = [
            "indent-style Text(\"tab\") .editorconfig:3:1",
            "line-ending Text(\"crlf\") .editorconfig:5:1",
            "final-newline Bool(false) .editorconfig:6:1",
            "indent-width Integer(2) .editorconfig:4:1",
            "line-width Integer(0) .editorconfig:7:1",
            "shell Text(\"preserve\") .editorconfig:8:1",
            "heredoc Text(\"keep\") .editorconfig:9:1",
        ];
        assert_eq!(entries(text, "Dockerfile").unwrap(), expected);
    }

    #[test]
    fn later_sections_win_and_others_do_not_count() {
        let text = "[*]\nindent_size = 2\n[{Docker,Container}file*]\nindent_size = 3\n[sub/*.dockerfile]\nindent_size = 5\n";
        let width = |file| entries(text, file).unwrap().join("");
        assert_eq!(width("a/readme"), "indent-width Integer(2) .editorconfig:2:1");
        assert_eq!(width("a/Dockerfile.dev"), "indent-width Integer(3) .editorconfig:4:1");
        assert_eq!(width("Containerfile"), "indent-width Integer(3) .editorconfig:4:1");
        assert_eq!(width("sub/x.dockerfile"), "indent-width Integer(5) .editorconfig:6:1");
        assert_eq!(width("x.dockerfile"), "indent-width Integer(2) .editorconfig:2:1");
    }

    #[test]
    fn a_tab_is_as_wide_as_it_says() {
        let width = |text: &str| entries(text, "Dockerfile").unwrap().pop().unwrap_or_default();
        assert!(width("[*]\nindent_size = tab\ntab_width = 8\n").starts_with("indent-width Integer(8)"));
        assert!(width("[*]\nindent_style = tab\ntab_width = 3\n").starts_with("indent-width Integer(3)"));
        assert_eq!(
            width("[*]\nindent_style = space\ntab_width = 3\n"),
            "indent-style Text(\"space\") .editorconfig:2:1"
        );
    }

    #[test]
    fn only_keys_of_ours_can_be_wrong() {
        let odd = "[*]\nindent_size = 16\nend_of_line = cr\nmax_line_length = 20\nnonsense\n";
        assert_eq!(entries(odd, "Dockerfile"), Ok(vec![]));
        assert_eq!(entries("[*]\ndockerfmt_shell = unset\n", "Dockerfile"), Ok(vec![]));
        let expected =
            ".editorconfig:3:1: `standart` is no value of `dockerfmt_shell`; did you mean `standard`?";
        assert_eq!(entries("[*]\n\ndockerfmt_shell = standart\n", "Dockerfile"), Err(expected.to_owned()));
    }
}
