//! What the command line says, as a layer.

use dockerfmt::lint::Selector;

use super::check::selector_problem;
use super::hadolint_file::OVERRIDES;
use super::layer::{Layer, Scalar};
use super::mode::Mode;
use super::own_file;
use super::place::{ConfigError, Place};

/// The options about rules and files. The default says nothing.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--select`.
    pub select: Vec<String>,
    /// `--extend-select`.
    pub extend_select: Vec<String>,
    /// `--ignore`.
    pub ignore: Vec<String>,
    /// `--style`, `--info`, `--warning` and `--error`, in this order.
    pub overrides: [Vec<String>; 4],
    /// `--trusted-registry`.
    pub trusted_registries: Vec<String>,
    /// `--require-label`: `LABEL:TYPE`.
    pub labels: Vec<String>,
    /// `--preset`.
    pub preset: Option<String>,
    /// `--shell-engine`.
    pub shell_engine: Option<String>,
    /// `--failure-threshold`.
    pub failure_threshold: Option<String>,
    /// `--format`.
    pub formats: Vec<String>,
    /// `--set KEY=VALUE`.
    pub set: Vec<String>,
    /// The keys of options without value: they can be switched on only.
    pub switches: Vec<&'static str>,
}

impl Flags {
    /// The layer. By default, words may be lists with commas, and must select a rule.
    ///
    /// # Errors
    /// The first bad word.
    pub(super) fn layer(&self, mode: Mode) -> Result<Layer, ConfigError> {
        let mut res = Layer::default();
        let selectors =
            [("select", &self.select), ("extend-select", &self.extend_select), ("ignore", &self.ignore)];
        for (key, words) in selectors {
            for it in selected(words, &format!("--{key}"), mode)? {
                res.push("lint", key, Scalar::Text(it), flag(&format!("--{key}")));
            }
        }
        for (words, severity) in self.overrides.iter().zip(OVERRIDES) {
            let name = format!("--{severity}");
            for it in selected(words, &name, mode)? {
                let value = Scalar::Text(severity.to_owned());
                res.push_named("lint", "severity", Some(it), value, flag(&name));
            }
        }
        for it in parts(&self.trusted_registries, mode) {
            res.push("lint", "trusted-registries", Scalar::Text(it), flag("--trusted-registry"));
        }
        for it in parts(&self.labels, mode) {
            let (name, kind) = label(&it);
            let value = Scalar::Text(kind.to_owned());
            res.push_named("lint", "label-schema", Some(name.to_owned()), value, flag("--require-label"));
        }
        let words = [
            ("preset", &self.preset),
            ("shell-engine", &self.shell_engine),
            ("failure-threshold", &self.failure_threshold),
        ];
        for (key, word) in words {
            if let Some(it) = word {
                res.push("lint", key, Scalar::Text(it.clone()), flag(&format!("--{key}")));
            }
        }
        for it in &self.formats {
            res.push("lint", "format", Scalar::Text(it.clone()), flag("--format"));
        }
        for key in &self.switches {
            res.push("lint", key, Scalar::Bool(true), flag(&format!("--{key}")));
        }
        for it in &self.set {
            res.entries.extend(own_file::read_flag(it)?.entries);
        }
        Ok(res)
    }
}

fn flag(name: &str) -> Place {
    Place::Flag(name.to_owned())
}

fn parts(words: &[String], mode: Mode) -> Vec<String> {
    match mode {
        Mode::Own => words.iter().flat_map(|it| split(it)).collect(),
        Mode::Hadolint => words.to_vec(),
    }
}

fn selected(words: &[String], flag: &str, mode: Mode) -> Result<Vec<String>, ConfigError> {
    let parts = parts(words, mode);
    let problem = parts.iter().filter(|_| mode == Mode::Own).find_map(|it| selector_problem(it));
    problem.map_or(Ok(parts), |it| Err(ConfigError::new(&Place::Flag(flag.to_owned()), it)))
}

/// The parts of a list with commas, without blanks around them.
pub(super) fn split(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// `LABEL:TYPE` in two; without a type it is `text`.
pub(super) fn label(text: &str) -> (&str, &str) {
    match text.split_once(':') {
        None | Some((_, "")) => (text.strip_suffix(':').unwrap_or(text), "text"),
        Some(it) => it,
    }
}

/// The selectors in the values of an option that no configuration has, lists with commas among them.
///
/// # Errors
/// The first word that selects nothing.
pub fn selectors(words: &[String], flag: &str) -> Result<Vec<Selector>, ConfigError> {
    Ok(selected(words, flag, Mode::Own)?.into_iter().map(Selector::from).collect())
}

/// The words that a key of `[lint]` may have, for the command line.
pub fn words(name: &str) -> &'static [&'static str] {
    use super::keys::{Key, Kind};
    match Key::find("lint", name).map(|it| it.kind) {
        Some(Kind::Word(it) | Kind::Words(it) | Kind::ByLabel(it) | Kind::BySelector(it)) => it,
        _ => &[],
    }
}

/// The type of `LABEL:TYPE`, if there is one.
pub fn label_type(text: &str) -> &str {
    label(text).1
}
