//! `.hadolint.yaml`, with hadolint's meaning.
//!
//! By default what is wrong with it is an error. hadolint itself passes over keys that it does not know and drops
//! the whole file for anything else, and so do we where its verdicts are asked for.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::keys::{FORMATS, LABEL_TYPES, THRESHOLDS};
use super::layer::{Layer, Scalar};
use super::mode::Mode;
use super::nearest::hint;
use super::node::{At, Complaint, Data, Node};
use super::place::{ConfigError, Place};
use super::yaml;

/// hadolint's own formats.
pub(super) const HADOLINT_FORMATS: &[&str] = &[
    "tty",
    "json",
    "checkstyle",
    "codeclimate",
    "gitlab_codeclimate",
    "gnu",
    "codacy",
    "sonarqube",
    "sarif",
    "junit",
];

const KEYS: &[&str] = &[
    "ignored",
    "override",
    "trustedRegistries",
    "label-schema",
    "strict-labels",
    "disable-ignore-pragma",
    "failure-threshold",
    "format",
    "formats",
    "no-fail",
    "no-color",
    "verbose",
];

/// The lists of `override`. A code that is in several of them has the severity of the last.
pub(super) const OVERRIDES: [&str; 4] = ["style", "info", "warning", "error"];

/// Reads the text of a file.
///
/// # Errors
/// What is no YAML or no value of its key, and by default also what is no key.
pub(super) fn read(path: &Arc<Path>, text: &str, mode: Mode) -> Result<Layer, ConfigError> {
    let place = |at: At| Place::File { path: Arc::clone(path), line: at.0, column: at.1 };
    let mut reader = Reader { mode, place: &place, layer: Layer::default() };
    match yaml::parse(text).and_then(|it| reader.document(&it)) {
        Ok(()) => Ok(reader.layer),
        Err(it) => Err(ConfigError::new(&place(it.at), it.text)),
    }
}

struct Reader<'a> {
    mode: Mode,
    place: &'a dyn Fn(At) -> Place,
    layer: Layer,
}

impl Reader<'_> {
    fn document(&mut self, root: &Node) -> Result<(), Complaint> {
        let pairs = match &root.data {
            Data::Table(pairs) => pairs,
            // A file of nothing but comments says nothing, which only hadolint complains about.
            Data::Null if self.mode == Mode::Own => return Ok(()),
            _ => return Err(Complaint::new(root.at, format!("a table is expected, not {}", root.what()))),
        };
        // hadolint writes `formats` before `format`, whichever comes first in the file.
        let is_format = |it: &&(Rc<Node>, Rc<Node>)| it.0.text() == Some("format");
        let (format, others): (Vec<_>, Vec<_>) = pairs.iter().partition(is_format);
        for (name, value) in others.into_iter().chain(format) {
            match name.text() {
                Some(key) if KEYS.contains(&key) => {
                    if !matches!(value.data, Data::Null) {
                        self.key(key, value)?;
                    }
                }
                _ if self.mode == Mode::Hadolint => {}
                key => {
                    let key = key.unwrap_or_default();
                    let hint = hint(key, KEYS.iter().copied());
                    return Err(Complaint::new(name.at, format!("unknown key `{key}`{hint}")));
                }
            }
        }
        Ok(())
    }

    fn key(&mut self, key: &str, value: &Node) -> Result<(), Complaint> {
        match key {
            "ignored" => self.texts("ignore", key, value),
            "trustedRegistries" => self.texts("trusted-registries", key, value),
            "override" => self.overrides(value),
            "label-schema" => self.labels(value),
            "failure-threshold" => self.put_word(key, key, value, THRESHOLDS),
            "format" => self.put_word("format", key, value, self.formats()),
            "formats" => {
                for it in items(key, value)? {
                    self.put_word("format", key, it, self.formats())?;
                }
                Ok(())
            }
            _ => match value.data {
                Data::Bool(it) => {
                    self.put(key, None, Scalar::Bool(it), value);
                    Ok(())
                }
                _ => Err(expected(key, "a boolean", value)),
            },
        }
    }

    fn formats(&self) -> &'static [&'static str] {
        match self.mode {
            Mode::Own => FORMATS,
            Mode::Hadolint => HADOLINT_FORMATS,
        }
    }

    fn texts(&mut self, own_key: &str, key: &str, value: &Node) -> Result<(), Complaint> {
        for it in items(key, value)? {
            let text = text(key, it)?.to_owned();
            self.put(own_key, None, Scalar::Text(text), it);
        }
        Ok(())
    }

    fn overrides(&mut self, value: &Node) -> Result<(), Complaint> {
        let pairs = pairs("override", value)?;
        if self.mode == Mode::Own {
            // `ignore` is understood, and has no effect.
            let known = || OVERRIDES.into_iter().chain(["ignore"]);
            let name = |it: &Node| it.text().unwrap_or_default().to_owned();
            if let Some((key, _)) = pairs.iter().find(|it| !known().any(|known| known == name(&it.0))) {
                let hint = hint(&name(key), known());
                return Err(Complaint::new(key.at, format!("unknown severity `{}`{hint}", name(key))));
            }
        }
        for severity in OVERRIDES {
            let list = pairs.iter().find(|it| it.0.text() == Some(severity)).map(|it| &*it.1);
            for it in list
                .filter(|it| !matches!(it.data, Data::Null))
                .map_or(Ok(&[][..]), |it| items(severity, it))?
            {
                let code = text(severity, it)?.to_owned();
                self.put("severity", Some(code), Scalar::Text(severity.to_owned()), it);
            }
        }
        Ok(())
    }

    fn labels(&mut self, value: &Node) -> Result<(), Complaint> {
        for (name, value) in pairs("label-schema", value)? {
            let name = text("label-schema", name)?.to_owned();
            // hadolint's empty type is that of texts.
            let kind =
                if value.text() == Some("") { "text" } else { word("label-schema", value, LABEL_TYPES)? };
            self.put("label-schema", Some(name), Scalar::Text(kind.to_owned()), value);
        }
        Ok(())
    }

    fn put_word(
        &mut self,
        own_key: &str,
        key: &str,
        value: &Node,
        words: &'static [&'static str],
    ) -> Result<(), Complaint> {
        let word = word(key, value, words)?.to_owned();
        self.put(own_key, None, Scalar::Text(word), value);
        Ok(())
    }

    fn put(&mut self, own_key: &str, within: Option<String>, value: Scalar, node: &Node) {
        self.layer.push_named("lint", own_key, within, value, (self.place)(node.at));
    }
}

fn expected(key: &str, what: &str, node: &Node) -> Complaint {
    Complaint::new(node.at, format!("`{key}` must be {what}, not {}", node.what()))
}

fn items<'n>(key: &str, node: &'n Node) -> Result<&'n [Rc<Node>], Complaint> {
    match &node.data {
        Data::List(items) => Ok(items),
        _ => Err(expected(key, "a list", node)),
    }
}

type Pairs = [(Rc<Node>, Rc<Node>)];

fn pairs<'n>(key: &str, node: &'n Node) -> Result<&'n Pairs, Complaint> {
    match &node.data {
        Data::Table(pairs) => Ok(pairs),
        _ => Err(expected(key, "a table", node)),
    }
}

fn text<'n>(key: &str, node: &'n Node) -> Result<&'n str, Complaint> {
    node.text().ok_or_else(|| expected(key, "made of strings", node))
}

fn word<'n>(key: &str, node: &'n Node, words: &'static [&'static str]) -> Result<&'n str, Complaint> {
    let word = text(key, node)?;
    if words.contains(&word) {
        return Ok(word);
    }
    let hint = hint(word, words.iter().copied());
    Err(Complaint::new(node.at, format!("`{word}` is no value of `{key}`{hint}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, mode: Mode) -> Result<Vec<String>, String> {
        let layer = read(&Arc::from(Path::new(".hadolint.yaml")), text, mode).map_err(|it| it.to_string())?;
        let entry = |it: &super::super::layer::Entry| {
            let name = it.name.as_ref().map(|it| format!("[{it}]")).unwrap_or_default();
            format!("{}{name} {:?}", it.key.name, it.value)
        };
        Ok(layer.entries.iter().map(entry).collect())
    }

    fn own(text: &str) -> Result<Vec<String>, String> {
        read_text(text, Mode::Own)
    }

    fn compat(text: &str) -> Result<Vec<String>, String> {
        read_text(text, Mode::Hadolint)
    }

    #[test]
    fn all_keys_are_read() {
        let text = "ignored: [DL3008, SC2086]\noverride:\n  error: [DL3007]\n  style:\n    - DL3007\n\
                    trustedRegistries: [docker.io]\nlabel-schema: {a: url, b: ''}\nstrict-labels: true\n\
                    disable-ignore-pragma: False\nfailure-threshold: none\nformat: json\nformats: [gnu]\n\
                    no-fail: TRUE\nno-color: true\nverbose: false\n";
        let expected = [
            "ignore Text(\"DL3008\")",
            "ignore Text(\"SC2086\")",
            "severity[DL3007] Text(\"style\")",
            "severity[DL3007] Text(\"error\")",
            "trusted-registries Text(\"docker.io\")",
            "label-schema[a] Text(\"url\")",
            "label-schema[b] Text(\"text\")",
            "strict-labels Bool(true)",
            "disable-ignore-pragma Bool(false)",
            "failure-threshold Text(\"none\")",
            "format Text(\"gnu\")",
            "no-fail Bool(true)",
            "no-color Bool(true)",
            "verbose Bool(false)",
            "format Text(\"json\")",
        ];
        assert_eq!(own(text).unwrap(), expected);
        assert_eq!(compat(text).unwrap(), expected);
    }

    #[test]
    fn nothing_is_like_absent() {
        for text in ["", "# c\n", "ignored:\n", "ignored: ~\noverride: {error: null}\n", "--- {}\n"] {
            assert_eq!(own(text), Ok(vec![]), "{text}");
        }
    }

    #[test]
    fn only_we_mind_unknown_keys() {
        for (text, expected) in [
            ("ignore: []\n", "1:1: unknown key `ignore`; did you mean `ignored`?"),
            ("override: {eror: []}\n", "1:12: unknown severity `eror`; did you mean `error`?"),
            ("1: x\n", "1:1: unknown key ``"),
        ] {
            assert_eq!(own(text), Err(format!(".hadolint.yaml:{expected}")));
            assert_eq!(compat(text), Ok(vec![]), "{text}");
        }
    }

    #[test]
    fn wrong_values_are_told_with_their_place() {
        for (text, expected) in [
            ("ignored: DL3007\n", "1:10: `ignored` must be a list, not a string"),
            ("ignored: [DL3007, 12]\n", "1:19: `ignored` must be made of strings, not an integer"),
            ("ignored:\n- DL3007\n-\n", "3:2: `ignored` must be made of strings, not nothing"),
            ("no-fail: yes\n", "1:10: `no-fail` must be a boolean, not a string"),
            (
                "failure-threshold: eror\n",
                "1:20: `eror` is no value of `failure-threshold`; did you mean `error`?",
            ),
            ("label-schema: {a: null}\n", "1:19: `label-schema` must be made of strings, not nothing"),
            ("override: []\n", "1:11: `override` must be a table, not a list"),
            ("override: {error: DL3007}\n", "1:19: `error` must be a list, not a string"),
            ("text\n", "1:1: a table is expected, not a string"),
            ("# c\n", "1:1: a table is expected, not nothing"),
            ("a: 1\na: 2\n", "2:1: the key `a` is there twice"),
            ("ignored: []\n---\nignored: []\n", "2:1: a second document; only one is read"),
        ] {
            assert_eq!(compat(text), Err(format!(".hadolint.yaml:{expected}")));
        }
        let broken = own("ignored: [DL3007\n").unwrap_err();
        assert!(broken.starts_with(".hadolint.yaml:2:") && !broken.contains('\n'), "{broken}");
    }

    #[test]
    fn scalars_are_those_of_the_core_schema() {
        let takes = |it: &str| compat(&format!("ignored: [{it}, DL3007]\n")).is_ok();
        for it in ["! 1", "!!str 1", "1_000", ".", "+.nan", "0o8", "1e", "yes", "'1'", "=", "2001-01-01"] {
            assert!(takes(it), "{it}");
        }
        for it in
            ["!!int 1", "!!int a", "!!float 1", "!!null ''", "!foo a", "0x1", "1.", ".5", "1e3", "-.inf"]
        {
            assert!(!takes(it), "{it}");
        }
        assert!(compat("no-fail: !!bool true\n").is_ok() && compat("no-fail: !!str true\n").is_err());
        assert!(compat("!!map {}\n").is_ok() && compat("!foo {}\n").is_err());
        assert!(compat("ignored: !foo []\n").is_err());
    }

    #[test]
    fn any_text_is_read() {
        let text = "%YAML 1.2\n--- !!map\nignored: &a ['é', \"\\x41\", *a]\n? [x, {y: z}]\n: |2-\n  b\noverride: {error: >\n c}\n...\n";
        for end in (0..text.len()).filter(|&it| text.is_char_boundary(it)) {
            let _ = (own(&text[..end]), own(&text[end..]));
        }
    }

    #[test]
    fn anchors_are_followed_and_depth_is_limited() {
        assert_eq!(compat("a: &x [DL3007]\nignored: *x\n"), Ok(vec!["ignore Text(\"DL3007\")".to_owned()]));
        assert!(compat(&format!("a: {}", "[".repeat(100_000))).is_err());
        let deep = compat(&format!("a: {}{}", "[".repeat(100), "]".repeat(100))).unwrap_err();
        assert!(deep.ends_with("nested too deeply"), "{deep}");
        let lists: String =
            (0..60).map(|it| format!("a{}: &b{} [*b{it}, *b{it}]\n", it + 1, it + 1)).collect();
        assert_eq!(compat(&format!("a0: &b0 [x]\n{lists}")), Ok(vec![]), "aliases of aliases take no room");
    }
}
