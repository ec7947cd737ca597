//! The rules of shuck-linter: the only place that knows this crate.
//!
//! Names that are set outside of the script are told by a line `export NAME=1` for each in front of it: so ShellCheck
//! is told by hadolint, and both take such a value for harmless without quotes. What is found in these lines is dropped.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use shuck_linter::{
    AnalysisRequest, Applicability, Diagnostic, LinterSettings, Rule, ShellCheckCodeMap, ShellCheckLevel,
    ShellDialect, rule_metadata,
};
use shuck_parser::parser::Parser;

use super::codes::{Code, code};
use super::finding::{Edit, Finding, Fix, Level};
use super::sc2251_ignored_negation;
use crate::dialect::Dialect;

/// Codes that say nothing about a Dockerfile, as hadolint holds it too: files that cannot be followed (1090, 1091) and
/// a dialect that has no name of its own (2187).
const LEFT_OUT: [u32; 3] = [1090, 1091, 2187];

/// Codes of a text that does not parse; our own reader tells this, see `sc1072_no_script`.
const NO_SCRIPT: [u32; 13] = [1009, 1036, 1050, 1054, 1056, 1058, 1064, 1065, 1072, 1073, 1085, 1088, 1089];

/// Codes that a file of our own has, because the engine means something else by them.
const OWN: [u32; 2] = [2209, 2288];

/// What is built once.
struct Engine {
    map: ShellCheckCodeMap,
    codes: HashMap<Rule, u32>,
    settings: HashMap<ShellDialect, LinterSettings>,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let map = ShellCheckCodeMap::default();
    let is_wanted = |it: &u32| !LEFT_OUT.contains(it) && !NO_SCRIPT.contains(it) && !OWN.contains(it);
    let with_code = |it: Rule| Some((it, map.code_for_rule(it).filter(is_wanted)?));
    let codes: HashMap<Rule, u32> = Rule::iter().filter_map(with_code).collect();
    let settings = |dialect| {
        let settings = LinterSettings::for_rules(codes.keys().copied()).with_shell(dialect);
        // Files beside the script are none of ours.
        (dialect, settings.with_resolve_source_closure(false))
    };
    let dialects = [ShellDialect::Sh, ShellDialect::Bash, ShellDialect::Dash, ShellDialect::Ksh];
    let settings = dialects.into_iter().map(settings).collect();
    Engine { map, codes, settings }
});

/// Number, level and title of each code that the rules have, and whether they fix it.
pub(super) fn codes() -> Vec<(u32, Level, String, bool)> {
    let entry = |(rule, number): (&Rule, &u32)| {
        let metadata = rule_metadata(*rule)?;
        let title = metadata.description.lines().next().unwrap_or_default();
        let title = title.trim_end_matches('.').to_owned();
        Some((*number, level(metadata.shellcheck_level), title, metadata.fix_description.is_some()))
    };
    ENGINE.codes.iter().filter_map(entry).collect()
}

fn level(level: Option<ShellCheckLevel>) -> Level {
    match level {
        Some(ShellCheckLevel::Error) => Level::Error,
        Some(ShellCheckLevel::Info) => Level::Info,
        Some(ShellCheckLevel::Style) => Level::Style,
        Some(ShellCheckLevel::Warning) | None => Level::Warning,
    }
}

/// Lints a text that is a script. A panic of the engine costs the findings of this script and nothing else.
pub(super) fn lint(text: &str, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    catch_unwind(AssertUnwindSafe(|| run(text, dialect, known))).unwrap_or_default()
}

fn run(text: &str, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let Some(settings) = shuck_dialect(dialect).and_then(|it| ENGINE.settings.get(&it)) else {
        return Vec::new();
    };
    let (source, base) = with_exports(text, known);
    let parsed = Parser::with_dialect(&source, settings.shell.parser_dialect()).parse();
    let request =
        AnalysisRequest::from_parse_result(&parsed, &source, settings).with_shellcheck_map(&ENGINE.map);
    let found = request.lint().into_iter().filter_map(|it| finding(it, base, text));
    found.chain(sc2251_ignored_negation::check(&parsed.file, base, text)).collect()
}

fn shuck_dialect(dialect: Dialect) -> Option<ShellDialect> {
    match dialect {
        Dialect::Sh => Some(ShellDialect::Sh),
        Dialect::Bash => Some(ShellDialect::Bash),
        Dialect::Dash | Dialect::Ash => Some(ShellDialect::Dash),
        Dialect::Ksh => Some(ShellDialect::Ksh),
        Dialect::Zsh | Dialect::PowerShell | Dialect::Cmd | Dialect::Unknown => None,
    }
}

/// The text behind its exports, and where it begins.
fn with_exports(text: &str, known: &[String]) -> (String, usize) {
    let mut res = String::with_capacity(text.len() + 24 * known.len());
    for name in known.iter().filter(|it| is_name(it)) {
        let _ = writeln!(res, "export {name}=1");
    }
    let base = res.len();
    res.push_str(text);
    (res, base)
}

fn is_name(word: &str) -> bool {
    let is_letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
    word.chars().all(is_letter) && word.starts_with(|it: char| !it.is_ascii_digit())
}

/// The finding in `text`, which begins at offset `base` of what was linted.
fn finding(it: Diagnostic, base: usize, text: &str) -> Option<Finding> {
    let code: &'static Code = code(*ENGINE.codes.get(&it.rule)?)?;
    let range = moved(it.span.start.offset()..it.span.end.offset(), base, text)?;
    let title = it.fix_title.unwrap_or_else(|| code.title.clone());
    let fix = it.fix.and_then(|fix| {
        let edit = |it: &shuck_linter::Edit| {
            let range = moved(it.range().start().into()..it.range().end().into(), base, text)?;
            Some(Edit { range, text: it.content().to_owned() })
        };
        let edits = fix.edits().iter().map(edit).collect::<Option<Vec<_>>>()?;
        Some(Fix { title, is_safe: fix.applicability() == Applicability::Safe, edits })
    });
    Some(Finding { code, range, message: it.message, fix })
}

/// `range` counted from `base` on, if it is within `text`.
fn moved(range: Range<usize>, base: usize, text: &str) -> Option<Range<usize>> {
    let range = range.start.checked_sub(base)?..range.end.checked_sub(base)?;
    text.get(range.clone()).map(|_| range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, known: &[&str]) -> Vec<String> {
        let known: Vec<_> = known.iter().map(|&it| it.to_owned()).collect();
        let line = |it: Finding| format!("{} {}", it.code.number, &text[it.range]);
        lint(text, Dialect::Sh, &known).into_iter().map(line).collect()
    }

    #[test]
    fn known_variables_are_harmless() {
        assert_eq!(found("a $b $C", &[]), ["2154 $b", "2086 $b", "2086 $C"]);
        assert_eq!(found("a $b $C", &["b", "C", "no name"]), [""; 0]);
    }

    #[test]
    fn fixes_are_edits_of_the_script() {
        let found = lint("a $B", Dialect::Sh, &["X".to_owned()]);
        let fix = found[0].fix.as_ref().expect("a fix");
        assert_eq!(fix.edits[0].range, 2..4);
        assert_eq!((fix.edits[0].text.as_str(), fix.is_safe), ("\"$B\"", false));
    }
}
