//! BuildKit's own way to switch checks off: `# check=skip=JSONArgsRecommended`.
//!
//! At the top of a file it is a parser directive, above an instruction a comment about that instruction.
//! It names BuildKit's checks, so it says nothing of rules that are not among them.

use std::collections::HashMap;

use dockerfmt_syntax::Token;

use crate::context::Subject;

use super::bind::instruction_behind;

/// The checks that are switched off, for the file and for single instructions.
#[derive(Debug, Default)]
pub(super) struct Checks {
    file: Skip,
    /// By the line on which the instruction begins.
    instructions: HashMap<u32, Skip>,
}

impl Checks {
    pub(super) fn new(subject: &Subject<'_>) -> Self {
        let file = subject.model.file();
        let is_check = |it: &Token<'_>| it.text().eq_ignore_ascii_case("check");
        let directive = file.directives().find(|it| it.name().as_ref().is_some_and(is_check));
        let options = directive.and_then(|it| Some(it.value()?.text()));
        Checks {
            file: options.and_then(Skip::parse).unwrap_or_default(),
            instructions: of_instructions(subject),
        }
    }

    /// Whether the check `name` is off for the instruction that begins on `line`.
    pub(super) fn skip(&self, name: &str, line: u32) -> bool {
        self.file.has(name) || self.instructions.get(&line).is_some_and(|it| it.has(name))
    }
}

/// The comments of an instruction are those behind the one before. The first that speaks of checks counts; a lone `#`
/// cuts the comments above it off, and one that is indented is no longer understood.
fn of_instructions(subject: &Subject<'_>) -> HashMap<u32, Skip> {
    let mut res = HashMap::new();
    let text = subject.model.parse().tree.text();
    for comment in subject.model.file().comments() {
        let at = comment.range().start;
        let Some(target) = instruction_behind(subject.top_level, at) else { break };
        let line = subject.lines.line(target.range().start);
        let before = &text[..at as usize];
        let is_indented = !before.is_empty() && !before.ends_with(['\n', '\u{feff}']);
        match comment.text()[1..].trim() {
            _ if is_indented => {}
            "" => drop(res.remove(&line)),
            text => {
                if let Some(skip) = options(text).and_then(Skip::parse) {
                    res.entry(line).or_insert(skip);
                }
            }
        }
    }
    res
}

/// What follows `check=` in the text of a comment.
fn options(text: &str) -> Option<&str> {
    let (name, options) = text.split_once('=')?;
    name.trim_end().eq_ignore_ascii_case("check").then(|| options.trim_start())
}

/// Names of checks, or all of them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Skip {
    all: bool,
    names: Vec<String>,
}

impl Skip {
    /// Reads `skip=A,B;error=true`. `None` for what BuildKit refuses.
    fn parse(options: &str) -> Option<Self> {
        let mut res = Skip::default();
        let options = options.split_whitespace().next()?;
        for part in options.splitn(3, ';') {
            match part.split_once('=')? {
                ("skip", "all") => res = Skip { all: true, names: Vec::new() },
                ("skip", names) => {
                    res = Skip { all: false, names: names.split(',').map(str::to_owned).collect() };
                }
                ("experimental", _) => {}
                ("error", value) if is_bool(value) => {}
                _ => return None,
            }
        }
        Some(res)
    }

    fn has(&self, name: &str) -> bool {
        self.all || self.names.iter().any(|it| it == name)
    }
}

/// The words that Go's `strconv.ParseBool` takes.
fn is_bool(word: &str) -> bool {
    ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &str) -> Option<String> {
        Skip::parse(options).map(|it| if it.all { "all".to_owned() } else { it.names.join(" ") })
    }

    #[test]
    fn options_are_parts_with_a_key() {
        assert_eq!(names("skip=A,B").as_deref(), Some("A B"));
        assert_eq!(names("error=true;skip=all;experimental=C why").as_deref(), Some("all"));
        assert_eq!(names("skip=all;skip=A").as_deref(), Some("A"));
        assert_eq!(names("error=1").as_deref(), Some(""));
        for it in ["", "skip", "error=maybe", "Skip=A", "skip=A;error=1;error=1;skip=B", "other=1"] {
            assert_eq!(names(it), None, "{it}");
        }
    }

    #[test]
    fn the_word_check_may_be_written_in_any_case() {
        assert_eq!(options("Check = skip=A"), Some("skip=A"));
        assert_eq!(options("checks=skip=A"), None);
    }
}
