//! The table of all that can be set: what files are checked against, and what the JSON schema is made from.

use dockerfmt::Severity;
use dockerfmt::lint::{LabelType, Preset};

use super::engine::ShellEngine;

/// One thing that can be set.
#[derive(Debug)]
pub struct Key {
    /// The table of the file that has it: `format`, `lint` or `files`.
    pub table: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Which values it may have.
    pub kind: Kind,
    /// What becomes of several places that set it.
    pub merge: Merge,
    /// The value in force where nobody sets it, as TOML; empty where no value would say the same.
    pub default: &'static str,
    /// What it does, in a sentence or two.
    pub docs: &'static str,
}

/// The values that a key may have.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A number in one of these ranges, ends included.
    Integer(&'static [(u32, u32)]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Several of these words; one may stand alone.
    Words(&'static [&'static str]),
    /// Any texts.
    Texts,
    /// Patterns of paths, as in `.gitignore`.
    Globs,
    /// Codes, names, prefixes and families of rules.
    Selectors,
    /// Selectors of rules, each with one of these words.
    BySelector(&'static [&'static str]),
    /// Names of labels, each with one of these words.
    ByLabel(&'static [&'static str]),
    /// Patterns of paths, each with selectors of rules.
    ByGlob,
}

/// How the places that set a key come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// The place of the highest rank counts.
    Highest,
    /// All places add up.
    Union,
    /// All places add up, but `lint.select` of one place hides those of lower rank.
    Selection,
    /// The place of the highest rank counts; in hadolint all add up.
    Formats,
}

/// A number that has no values but these, and its word for none.
const INDENT_WIDTHS: &[(u32, u32)] = &[(1, 8)];
const LINE_WIDTHS: &[(u32, u32)] = &[(0, 0), (40, 400)];
const BLANK_LINES: &[(u32, u32)] = &[(0, 3)];

/// The words for severities.
pub(super) const SEVERITIES: &[&str] = &[
    Severity::Error.as_str(),
    Severity::Warning.as_str(),
    Severity::Info.as_str(),
    Severity::Style.as_str(),
    Severity::Hint.as_str(),
    Severity::Ignore.as_str(),
];

/// The words for thresholds; the last two are the same.
pub(super) const THRESHOLDS: &[&str] = &["error", "warning", "info", "style", "ignore", "none"];

/// hadolint's formats and ours.
pub(super) const FORMATS: &[&str] = &[
    "full",
    "concise",
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
    "github",
    "rdjson",
    "markdown",
];

/// The types of labels.
pub(super) const LABEL_TYPES: &[&str] = &words_of_labels();

const SHELL_ENGINES: &[&str] = &[ShellEngine::Shuck.as_str(), ShellEngine::ShellCheck.as_str()];

const PRESETS: &[&str] = &[Preset::Default.as_str(), Preset::Recommended.as_str(), Preset::Strict.as_str()];

const fn words_of_labels() -> [&'static str; LabelType::ALL.len()] {
    let mut res = [""; LabelType::ALL.len()];
    let mut idx = 0;
    while idx < res.len() {
        res[idx] = LabelType::ALL[idx].as_str();
        idx += 1;
    }
    res
}

/// Defines [`KEYS`], one line of names and one of words for each.
macro_rules! keys {
    ($($table:literal $name:literal $kind:expr, $merge:ident, $default:literal, $docs:literal;)*) => {
        /// All keys, by table.
        pub const KEYS: &[Key] = &[$(Key {
            table: $table,
            name: $name,
            kind: $kind,
            merge: Merge::$merge,
            default: $default,
            docs: $docs,
        },)*];
    };
}

keys! {
    "format" "shell" Kind::Word(&["preserve", "standard", "full"]), Highest, "\"standard\"",
        "How much of the layout of shell commands is made anew: only blanks and indentation, the places of line breaks around operators too, or all line breaks that follow from the structure and from `line-width`.";
    "format" "indent-style" Kind::Word(&["space", "tab"]), Highest, "\"space\"",
        "What indentation is made of.";
    "format" "indent-width" Kind::Integer(INDENT_WIDTHS), Highest, "4",
        "Blanks for each level of indentation; for tabs, the columns that one counts for.";
    "format" "line-width" Kind::Integer(LINE_WIDTHS), Highest, "100",
        "Columns that a line may have, or 0 for any number. Only shell commands are broken for it, and only where `shell` is `full`.";
    "format" "max-blank-lines" Kind::Integer(BLANK_LINES), Highest, "1",
        "Blank lines that may stand in a row between instructions.";
    "format" "line-ending" Kind::Word(&["auto", "lf", "crlf"]), Highest, "\"auto\"",
        "The line end of printed lines; `auto` takes the one that most lines of the file have.";
    "format" "final-newline" Kind::Bool, Highest, "true",
        "Whether files end with a line end.";
    "format" "heredoc" Kind::Word(&["keep", "shell"]), Highest, "\"keep\"",
        "What becomes of the bodies of heredocs: they stay byte for byte, or those that a POSIX shell runs as its script are laid out, unless `shell` is `preserve`.";
    "format" "exclude" Kind::Globs, Union, "[]",
        "Files that are not formatted when they are found in a folder; one that is named is formatted all the same.";

    "lint" "preset" Kind::Word(PRESETS), Highest, "\"default\"",
        "The set of rules to start from.";
    "lint" "shell-engine" Kind::Word(SHELL_ENGINES), Highest, "\"shuck\"",
        "What looks for ShellCheck's codes: `shuck`, which is built in, or an installed `shellcheck`, which is started for each file.";
    "lint" "preview" Kind::Bool, Highest, "false",
        "Whether rules that are new are on too.";
    "lint" "select" Kind::Selectors, Selection, "",
        "The rules that are on, in the place of the preset's: codes, names, beginnings of codes such as `DL30`, the families `DL`, `SC`, `BK` and `DF`, or `ALL`.";
    "lint" "extend-select" Kind::Selectors, Selection, "[]",
        "Rules that are on beside those of `select` or the preset.";
    "lint" "ignore" Kind::Selectors, Selection, "[]",
        "Rules that are off. Where something puts a rule on as well, the more precise selector counts.";
    "lint" "severity" Kind::BySelector(SEVERITIES), Union, "{}",
        "The severities of rules. A code or a name also puts the rule on.";
    "lint" "per-file-ignores" Kind::ByGlob, Union, "{}",
        "Rules that are off in the files that a pattern matches.";
    "lint" "label-schema" Kind::ByLabel(LABEL_TYPES), Union, "{}",
        "The labels that images must have, and what their values are.";
    "lint" "strict-labels" Kind::Bool, Highest, "false",
        "Whether images may have no other labels.";
    "lint" "trusted-registries" Kind::Texts, Union, "[]",
        "The registries that images may come from, `*` standing for any text. Without any, all may.";
    "lint" "disable-ignore-pragma" Kind::Bool, Highest, "false",
        "Whether ignore comments have no effect.";
    "lint" "failure-threshold" Kind::Word(THRESHOLDS), Highest, "\"info\"",
        "The least severity that makes the exit status 1; `ignore` and `none` mean all that is reported.";
    "lint" "no-fail" Kind::Bool, Highest, "false",
        "Whether the exit status is 0 whatever is found.";
    "lint" "hints" Kind::Bool, Highest, "false",
        "Whether findings are reported that only editors show otherwise.";
    "lint" "format" Kind::Words(FORMATS), Formats, "[]",
        "How findings are written. It counts in the configuration of the folder in which the program runs.";
    "lint" "no-color" Kind::Bool, Highest, "false",
        "Whether findings have no colours. It counts in the configuration of the folder in which the program runs.";
    "lint" "verbose" Kind::Bool, Highest, "false",
        "Whether the settings in force are told. It counts in the configuration of the folder in which the program runs.";

    "files" "include" Kind::Globs, Union, "[]",
        "Files that are taken for Dockerfiles when they are found in a folder, beside those of the usual names.";
    "files" "exclude" Kind::Globs, Union, "[]",
        "Files and folders that are passed over when a folder is searched.";
    "files" "respect-gitignore" Kind::Bool, Highest, "true",
        "Whether files that `.gitignore` and its like exclude are passed over when a folder is searched.";
}

/// The tables of the file.
pub const TABLES: [&str; 3] = ["format", "lint", "files"];

impl Key {
    /// The key of a table.
    pub fn find(table: &str, name: &str) -> Option<&'static Key> {
        KEYS.iter().find(|it| it.table == table && it.name == name)
    }

    /// The names of a table's keys.
    pub fn names(table: &str) -> impl Iterator<Item = &'static str> {
        KEYS.iter().filter(move |it| it.table == table).map(|it| it.name)
    }

    /// The key as messages name it: `lint.ignore`.
    pub fn path(&self) -> String {
        format!("{}.{}", self.table, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_tables_once() {
        for (idx, key) in KEYS.iter().enumerate() {
            assert!(TABLES.contains(&key.table));
            let same = KEYS.iter().position(|it| it.path() == key.path());
            assert_eq!(same, Some(idx), "{}", key.path());
        }
    }
}
