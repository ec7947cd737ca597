//! hadolint's variables of the environment.

use super::flags::{label, split};
use super::hadolint_file::{HADOLINT_FORMATS, OVERRIDES};
use super::keys::{FORMATS, LABEL_TYPES, THRESHOLDS};
use super::layer::{Layer, Scalar};
use super::mode::Mode;
use super::nearest::hint;
use super::place::{ConfigError, Place};

const BOOLEANS: [(&str, &str); 4] = [
    ("HADOLINT_NOFAIL", "no-fail"),
    ("HADOLINT_VERBOSE", "verbose"),
    ("HADOLINT_STRICT_LABELS", "strict-labels"),
    ("HADOLINT_DISABLE_IGNORE_PRAGMA", "disable-ignore-pragma"),
];

const LISTS: [(&str, &str); 2] =
    [("HADOLINT_IGNORE", "ignore"), ("HADOLINT_TRUSTED_REGISTRIES", "trusted-registries")];

/// The variables for [`OVERRIDES`].
const OVERRIDE_VARIABLES: [&str; 4] = [
    "HADOLINT_OVERRIDE_STYLE",
    "HADOLINT_OVERRIDE_INFO",
    "HADOLINT_OVERRIDE_WARNING",
    "HADOLINT_OVERRIDE_ERROR",
];

/// Reads what `lookup` knows of the variables.
///
/// # Errors
/// The first bad value; for hadolint, bad values are like absent ones.
pub(super) fn read(mode: Mode, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Layer, ConfigError> {
    let mut reader = Reader { mode, lookup, layer: Layer::default() };
    for (variable, key) in BOOLEANS {
        reader.boolean(variable, key);
    }
    // By default the program asks for it where it writes, since it depends on the stream.
    if mode == Mode::Hadolint && lookup("NO_COLOR").is_some() {
        reader.layer.push("lint", "no-color", Scalar::Bool(true), Place::Environment("NO_COLOR"));
    }
    for (variable, key) in LISTS {
        for it in reader.items(variable) {
            reader.layer.push("lint", key, Scalar::Text(it), Place::Environment(variable));
        }
    }
    for (variable, severity) in OVERRIDE_VARIABLES.into_iter().zip(OVERRIDES) {
        for it in reader.items(variable) {
            let value = Scalar::Text(severity.to_owned());
            reader.layer.push_named("lint", "severity", Some(it), value, Place::Environment(variable));
        }
    }
    reader.labels()?;
    let formats = if mode == Mode::Hadolint { HADOLINT_FORMATS } else { FORMATS };
    for it in reader.items("HADOLINT_FORMAT") {
        reader.word("HADOLINT_FORMAT", "format", it, formats)?;
    }
    if let Some(it) =
        lookup("HADOLINT_FAILURE_THRESHOLD").filter(|it| mode == Mode::Hadolint || !it.is_empty())
    {
        reader.word("HADOLINT_FAILURE_THRESHOLD", "failure-threshold", it, THRESHOLDS)?;
    }
    Ok(reader.layer)
}

struct Reader<'a> {
    mode: Mode,
    lookup: &'a dyn Fn(&str) -> Option<String>,
    layer: Layer,
}

impl Reader<'_> {
    fn boolean(&mut self, variable: &'static str, key: &str) {
        if let Some(value) = (self.lookup)(variable) {
            let is_on = ["1", "y", "on", "true", "yes"].contains(&value.to_lowercase().as_str());
            self.layer.push("lint", key, Scalar::Bool(is_on), Place::Environment(variable));
        }
    }

    /// The parts of a list; hadolint takes blanks for parts of them.
    fn items(&self, variable: &str) -> Vec<String> {
        let Some(value) = (self.lookup)(variable) else { return Vec::new() };
        match self.mode {
            Mode::Own => split(&value),
            Mode::Hadolint => value.split(',').map(str::to_owned).collect(),
        }
    }

    fn labels(&mut self) -> Result<(), ConfigError> {
        const VARIABLE: &str = "HADOLINT_REQUIRE_LABELS";
        for it in self.items(VARIABLE) {
            let (name, kind) = label(&it);
            if LABEL_TYPES.contains(&kind) {
                let value = Scalar::Text(kind.to_owned());
                let name = Some(name.to_owned());
                self.layer.push_named("lint", "label-schema", name, value, Place::Environment(VARIABLE));
            } else {
                self.bad(VARIABLE, kind, LABEL_TYPES)?;
            }
        }
        Ok(())
    }

    fn word(
        &mut self,
        variable: &'static str,
        key: &str,
        word: String,
        words: &'static [&'static str],
    ) -> Result<(), ConfigError> {
        if !words.contains(&word.as_str()) {
            return self.bad(variable, &word, words);
        }
        self.layer.push("lint", key, Scalar::Text(word), Place::Environment(variable));
        Ok(())
    }

    fn bad(&self, variable: &'static str, word: &str, words: &[&str]) -> Result<(), ConfigError> {
        match self.mode {
            Mode::Hadolint => Ok(()),
            Mode::Own => {
                let text = format!("`{word}` is not known{}", hint(word, words.iter().copied()));
                Err(ConfigError::new(&Place::Environment(variable), text))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_pairs(mode: Mode, pairs: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let lookup = |name: &str| pairs.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        let layer = read(mode, &lookup).map_err(|it| it.to_string())?;
        let entry = |it: &super::super::layer::Entry| {
            let name = it.name.as_ref().map(|it| format!("[{it}]")).unwrap_or_default();
            format!("{}{name} {:?}", it.key.name, it.value)
        };
        Ok(layer.entries.iter().map(entry).collect())
    }

    #[test]
    fn booleans_are_false_unless_they_are_true() {
        for (value, is) in
            [("1", true), ("YES", true), ("on", true), ("no", false), ("", false), ("2", false)]
        {
            let read = read_pairs(Mode::Own, &[("HADOLINT_NOFAIL", value)]);
            assert_eq!(read, Ok(vec![format!("no-fail Bool({is})")]), "{value}");
        }
    }

    #[test]
    fn only_hadolint_keeps_blanks_in_lists() {
        let pairs = [("HADOLINT_IGNORE", "DL3007, DL4000"), ("HADOLINT_OVERRIDE_INFO", "DL3006")];
        let own = ["ignore Text(\"DL3007\")", "ignore Text(\"DL4000\")", "severity[DL3006] Text(\"info\")"];
        assert_eq!(read_pairs(Mode::Own, &pairs).unwrap(), own);
        let compat =
            ["ignore Text(\"DL3007\")", "ignore Text(\" DL4000\")", "severity[DL3006] Text(\"info\")"];
        assert_eq!(read_pairs(Mode::Hadolint, &pairs).unwrap(), compat);
    }

    #[test]
    fn only_we_mind_bad_values() {
        for (variable, value, expected) in [
            ("HADOLINT_FORMAT", "jsn", "$HADOLINT_FORMAT: `jsn` is not known; did you mean `json`?"),
            (
                "HADOLINT_FAILURE_THRESHOLD",
                "errr",
                "$HADOLINT_FAILURE_THRESHOLD: `errr` is not known; did you mean `error`?",
            ),
            (
                "HADOLINT_REQUIRE_LABELS",
                "a:emial",
                "$HADOLINT_REQUIRE_LABELS: `emial` is not known; did you mean `email`?",
            ),
        ] {
            assert_eq!(read_pairs(Mode::Own, &[(variable, value)]), Err(expected.to_owned()));
            assert_eq!(read_pairs(Mode::Hadolint, &[(variable, value)]), Ok(vec![]));
        }
    }

    #[test]
    fn labels_have_types() {
        let read = read_pairs(Mode::Hadolint, &[("HADOLINT_REQUIRE_LABELS", "a:url,b,c:bad,d:")]);
        let expected = [
            "label-schema[a] Text(\"url\")",
            "label-schema[b] Text(\"text\")",
            "label-schema[d] Text(\"text\")",
        ];
        assert_eq!(read.unwrap(), expected);
    }
}
