//! The settings of a file, worked out from the entries in force.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dockerfmt::lint::{self, LabelType, Preset, Selector};
use dockerfmt::printer::{HeredocStyle, IndentStyle, LineEnding, ShellStyle};
use dockerfmt::{Diagnostic, Parse, Severity, Style};

use super::engine::ShellEngine;
use super::globs::Globs;
use super::keys::Key;
use super::layer::{Entry, Scalar};
use super::mode::Mode;
use super::place::Place;
use crate::ShellCheckError;

/// Formats that make hadolint exit with 0 whatever it finds.
const FORGIVING: [&str; 2] = ["codeclimate", "codacy"];

/// All settings for one file.
#[derive(Clone, Debug)]
pub struct Config {
    /// How it is linted.
    pub lint: lint::Settings,
    /// What looks for ShellCheck's codes.
    pub shell_engine: ShellEngine,
    /// How it is formatted.
    pub style: Style,
    /// The least severity that makes a run fail.
    pub threshold: Severity,
    /// Whether findings make no run fail.
    pub no_fail: bool,
    /// The names of the formats of findings, in their order; none where nobody has a wish.
    pub formats: Vec<String>,
    /// Whether findings have no colours.
    pub no_color: bool,
    /// Whether the settings are to be told.
    pub verbose: bool,
    /// Which files a search finds.
    pub files: Arc<Files>,
    pub(super) per_file_ignores: Vec<(Globs, Selector)>,
    unformatted: Vec<Globs>,
    entries: Arc<[Entry]>,
    sources: Arc<[Arc<Path>]>,
}

/// Which files a search of a folder finds.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub(crate) include: Vec<Globs>,
    pub(crate) exclude: Vec<Globs>,
    /// Whether `.gitignore` and its like are passed over.
    pub ignores_gitignore: bool,
}

impl Config {
    /// `cwd` is where patterns begin that are in no file.
    pub(super) fn new(entries: Vec<Entry>, mode: Mode, cwd: &Path, sources: Arc<[Arc<Path>]>) -> Self {
        let values = Values { entries: &entries, mode, cwd };
        let formats: Vec<String> = values.texts("lint", "format").map(str::to_owned).collect();
        let forgiving = mode == Mode::Hadolint && formats.iter().any(|it| FORGIVING.contains(&it.as_str()));
        Config {
            lint: values.lint(),
            shell_engine: values
                .word("lint", "shell-engine")
                .and_then(ShellEngine::named)
                .unwrap_or_default(),
            style: values.style(),
            threshold: threshold(values.word("lint", "failure-threshold")),
            no_fail: values.is_on("lint", "no-fail") || forgiving,
            formats,
            no_color: values.is_on("lint", "no-color"),
            verbose: values.is_on("lint", "verbose"),
            files: Arc::new(Files {
                include: values.globs("files", "include"),
                exclude: values.globs("files", "exclude"),
                ignores_gitignore: values.bool("files", "respect-gitignore") == Some(false),
            }),
            per_file_ignores: values.per_file_ignores(),
            unformatted: values.globs("format", "exclude"),
            entries: entries.into(),
            sources,
        }
    }

    /// Lints a file with the engine that is set.
    ///
    /// # Errors
    /// When that is an installed `shellcheck` which cannot do its part.
    pub fn diagnostics(&self, parse: &Parse) -> Result<Vec<Diagnostic>, ShellCheckError> {
        match self.shell_engine {
            ShellEngine::Shuck => Ok(lint::lint(parse, &self.lint)),
            ShellEngine::ShellCheck => with_shellcheck(parse, &self.lint),
        }
    }

    /// Whether the file is not to be formatted unless somebody names it. `path` must be absolute.
    pub fn is_unformatted(&self, path: &Path) -> bool {
        self.unformatted.iter().any(|it| it.has(path))
    }

    /// Every value in force that somebody has set, list elements one by one.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The configuration files that count, `.editorconfig` aside.
    pub fn sources(&self) -> &[Arc<Path>] {
        &self.sources
    }

    /// The same with these of the rules for single files off.
    pub(super) fn with_ignores(&self, matched: &[usize]) -> Self {
        let mut res = self.clone();
        res.lint.ignore.extend(matched.iter().map(|&it| self.per_file_ignores[it].1.clone()));
        res
    }
}

#[cfg(feature = "shellcheck")]
fn with_shellcheck(parse: &Parse, settings: &lint::Settings) -> Result<Vec<Diagnostic>, ShellCheckError> {
    crate::shellcheck::ShellCheck::default().lint(parse, settings)
}

#[cfg(not(feature = "shellcheck"))]
fn with_shellcheck(_: &Parse, _: &lint::Settings) -> Result<Vec<Diagnostic>, ShellCheckError> {
    Err(ShellCheckError::NotBuilt)
}

/// Whether ignore files of builds are of interest.
pub(super) fn looks_for_ignored_files(settings: &lint::Settings) -> bool {
    lint::find_rule("CopyIgnoredFile").is_some_and(|it| settings.severity(it) > Severity::Ignore)
}

fn threshold(word: Option<&str>) -> Severity {
    match word {
        None => Severity::Info,
        Some("none") => Severity::Ignore,
        Some(word) => word.parse().unwrap_or(Severity::Info),
    }
}

/// The entries as values of their types.
struct Values<'a> {
    entries: &'a [Entry],
    mode: Mode,
    cwd: &'a Path,
}

impl<'a> Values<'a> {
    fn of(&self, table: &'static str, name: &'static str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        debug_assert!(Key::find(table, name).is_some(), "no key {table}.{name}");
        self.entries.iter().filter(move |it| (it.key.table, it.key.name) == (table, name))
    }

    fn texts(&self, table: &'static str, name: &'static str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.of(table, name).filter_map(|it| it.value.text())
    }

    fn word(&self, table: &'static str, name: &'static str) -> Option<&'a str> {
        self.texts(table, name).last()
    }

    fn bool(&self, table: &'static str, name: &'static str) -> Option<bool> {
        self.of(table, name).last().map(|it| it.value == Scalar::Bool(true))
    }

    fn is_on(&self, table: &'static str, name: &'static str) -> bool {
        self.bool(table, name) == Some(true)
    }

    fn selector(&self, word: &str) -> Selector {
        match self.mode {
            Mode::Own => Selector::new(word),
            Mode::Hadolint => Selector::code(word),
        }
    }

    fn selectors(&self, name: &'static str) -> Vec<Selector> {
        self.texts("lint", name).map(|it| self.selector(it)).collect()
    }

    fn lint(&self) -> lint::Settings {
        let has_select = self.of("lint", "select").next().is_some();
        let severity = |it: &Entry| {
            Some((self.selector(it.name.as_deref()?), it.value.text()?.parse::<Severity>().ok()?))
        };
        let label = |it: &Entry| Some((it.name.clone()?, LabelType::named(it.value.text()?)?));
        lint::Settings {
            compat: (self.mode == Mode::Hadolint).then_some(lint::Compat::Hadolint),
            preset: self.word("lint", "preset").and_then(Preset::named).unwrap_or_default(),
            preview: self.is_on("lint", "preview"),
            select: has_select.then(|| self.selectors("select")),
            extend_select: self.selectors("extend-select"),
            ignore: self.selectors("ignore"),
            overrides: self.of("lint", "severity").filter_map(severity).collect(),
            disable_pragmas: self.is_on("lint", "disable-ignore-pragma"),
            hints: self.is_on("lint", "hints"),
            labels: self.of("lint", "label-schema").filter_map(label).collect(),
            strict_labels: self.is_on("lint", "strict-labels"),
            trusted_registries: self.texts("lint", "trusted-registries").map(str::to_owned).collect(),
            docker_ignore: None,
        }
    }

    fn style(&self) -> Style {
        let mut res = Style::default();
        for it in self.entries.iter().filter(|it| it.key.table == "format") {
            match (it.key.name, &it.value) {
                ("shell", Scalar::Text(word)) => {
                    res.shell = match word.as_str() {
                        "preserve" => ShellStyle::Preserve,
                        "full" => ShellStyle::Full,
                        _ => ShellStyle::Standard,
                    };
                }
                ("indent-style", Scalar::Text(word)) => {
                    res.indent_style = if word == "tab" { IndentStyle::Tab } else { IndentStyle::Space };
                }
                ("line-ending", Scalar::Text(word)) => {
                    res.line_ending = match word.as_str() {
                        "lf" => LineEnding::Lf,
                        "crlf" => LineEnding::Crlf,
                        _ => LineEnding::Auto,
                    };
                }
                ("heredoc", Scalar::Text(word)) => {
                    res.heredoc = if word == "shell" { HeredocStyle::Shell } else { HeredocStyle::Keep };
                }
                ("indent-width", Scalar::Integer(it)) => res.indent_width = *it as u8,
                ("line-width", Scalar::Integer(it)) => res.line_width = *it as u16,
                ("max-blank-lines", Scalar::Integer(it)) => res.max_blank_lines = *it as u8,
                ("final-newline", Scalar::Bool(it)) => res.final_newline = *it,
                _ => {}
            }
        }
        res
    }

    /// The patterns of a key, those of one folder together so that `!` can take back.
    fn globs(&self, table: &'static str, name: &'static str) -> Vec<Globs> {
        let mut by_root: Vec<(PathBuf, Vec<&str>)> = Vec::new();
        for it in self.of(table, name) {
            let (root, Some(pattern)) = (self.root(&it.place), it.value.text()) else { continue };
            match by_root.last_mut().filter(|it| it.0 == root) {
                Some(it) => it.1.push(pattern),
                None => by_root.push((root, vec![pattern])),
            }
        }
        by_root.into_iter().map(|(root, patterns)| Globs::new(&root, patterns.into_iter())).collect()
    }

    fn per_file_ignores(&self) -> Vec<(Globs, Selector)> {
        let ignore = |it: &Entry| {
            let pattern = it.name.as_deref()?;
            let globs = Globs::new(&self.root(&it.place), std::iter::once(pattern));
            Some((globs, self.selector(it.value.text()?)))
        };
        self.of("lint", "per-file-ignores").filter_map(ignore).collect()
    }

    /// The folder that patterns are relative to.
    fn root(&self, place: &Place) -> PathBuf {
        match place {
            Place::File { path, .. } => {
                self.cwd.join(path).parent().map_or_else(|| self.cwd.to_owned(), Path::to_owned)
            }
            _ => self.cwd.to_owned(),
        }
    }
}
