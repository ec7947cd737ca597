//! Writing pragmas for what is found today, so that an old repository can start clean.
//!
//! They go where hadolint understands them too: directly above the instruction, in its spelling, unless there is a
//! pragma already.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{LineIndex, Parse, SyntaxKind, TextEdit, TextRange};

use crate::diagnostic::Diagnostic;
use crate::settings::Settings;

use super::ABOUT_PRAGMAS;
use super::bind::instruction_behind;
use super::parse::{Pragma, Scope, is_code};
use super::remove::bom_len;

/// Text that does not build, for which no pragma is written either.
const SYNTAX_ERROR: &str = "DL1000";

/// The edits that keep `diagnostics`, found with these `settings`, from being reported again.
///
/// They add comment lines, and codes to existing pragmas; instructions and other comments stay as they are.
/// No pragma is written for syntax errors, for what is found in parser directives, and about other pragmas.
///
/// ```
/// use dockerfmt_lint::{Settings, add_ignores, lint};
/// use dockerfmt_syntax::{apply_edits, parse};
///
/// let text = "FROM debian:latest\n";
/// let settings = Settings::default();
/// let found = lint(&parse(text), &settings);
/// let edits = add_ignores(&parse(text), &found, &settings, Some("as it always was"));
/// let expected = "# hadolint ignore=DL3007 # as it always was\nFROM debian:latest\n";
/// assert_eq!(apply_edits(text, &edits).as_deref(), Some(expected));
/// ```
pub fn add_ignores(
    parse: &Parse,
    diagnostics: &[Diagnostic],
    settings: &Settings,
    reason: Option<&str>,
) -> Vec<TextEdit> {
    if settings.disable_pragmas {
        return Vec::new();
    }
    let file = Subject::new(parse, settings, reason);
    let mut codes: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    let is_excepted = |code| code == SYNTAX_ERROR || ABOUT_PRAGMAS.contains(&code);
    for it in diagnostics.iter().filter(|it| !is_excepted(it.code)) {
        let line = file.first_line(it.anchor_line);
        if line > file.last_directive {
            codes.entry(line).or_default().insert(it.code);
        }
    }
    let mut res: Vec<_> = codes.into_iter().flat_map(|(line, codes)| file.edits(line, &codes)).collect();
    res.sort_by_key(|it| it.range);
    res
}

/// A file to write pragmas into.
struct Subject<'a> {
    text: &'a str,
    lines: LineIndex,
    instructions: Vec<Instruction<'a>>,
    /// The line of the last parser directive; 0 where there is none.
    last_directive: u32,
    /// The pragmas that are about a single instruction, by the line where it begins.
    bound: HashMap<u32, Vec<Pragma<'a>>>,
    /// The lines above a `FROM` whose pragmas about the stage hadolint would lose if something came between.
    tied: BTreeSet<u32>,
    /// Whether only hadolint's binding counts.
    is_compat: bool,
    /// What follows the codes.
    reason: String,
}

impl<'a> Subject<'a> {
    fn new(parse: &'a Parse, settings: &Settings, reason: Option<&str>) -> Self {
        let text = parse.tree.text();
        let lines = LineIndex::new(text);
        let directives = parse.file().directives();
        let mut res = Subject {
            text,
            instructions: parse.file().instructions().collect(),
            last_directive: directives.last().map_or(0, |it| lines.line(it.range().start)),
            lines,
            bound: HashMap::new(),
            tied: BTreeSet::new(),
            is_compat: settings.compat.is_some(),
            reason: reason.map(as_comment).unwrap_or_default(),
        };
        for pragma in Pragma::all(parse) {
            res.bind(pragma);
        }
        res
    }

    fn bind(&mut self, pragma: Pragma<'a>) {
        let at = pragma.comment.range().start;
        let Some(target) = instruction_behind(&self.instructions, at) else { return };
        let (line, target_line) = (self.lines.line(at), self.lines.line(target.range().start));
        let is_tied = line + 1 == target_line && pragma.is_strict();
        match pragma.scope {
            Scope::Line if is_tied || !self.is_compat => {
                self.bound.entry(target_line).or_default().push(pragma);
            }
            Scope::Stage if is_tied && target.kind() == SyntaxKind::FROM => {
                self.tied.insert(line);
            }
            _ => {}
        }
    }

    /// The first line of the instruction that has `line`; `line` itself between instructions.
    fn first_line(&self, line: u32) -> u32 {
        let instruction = instruction_behind(&self.instructions, self.lines.line_start(line));
        let first = instruction.map(|it| self.lines.line(it.range().start));
        first.filter(|it| *it <= line).unwrap_or(line)
    }

    /// The edits for the findings of the instruction that begins on `line`.
    fn edits(&self, line: u32, codes: &BTreeSet<&str>) -> Vec<TextEdit> {
        let (shared, own): (Vec<&str>, Vec<&str>) = codes.iter().partition(|it| is_code(it));
        let bound = self.bound.get(&line).map_or(&[][..], |it| it);
        let direct = bound.iter().rev().find(|it| it.is_strict() && self.line_of(it) + 1 == line);
        let above = bound.iter().rev().find(|it| self.line_of(it) < line);
        let mut added = Added::default();
        added.add("hadolint", shared, direct.or(above).or(bound.last()));
        // One code that hadolint does not know makes the whole pragma void for it.
        added.add("dockerfmt:", own, bound.iter().rev().find(|it| !it.is_strict()));
        let is_tied = self.tied.contains(&(line - 1));
        let mut res: Vec<_> = added.merged.values().map(|it| self.merged(it.0, &it.1)).collect();
        let is_out_of_reach = is_tied && self.is_compat;
        if !added.new.is_empty() && !is_out_of_reach {
            let at = if is_tied || direct.is_some() { line - 1 } else { line };
            res.push(self.inserted(at, &added.new));
        }
        res
    }

    fn line_of(&self, pragma: &Pragma<'_>) -> u32 {
        self.lines.line(pragma.comment.range().start)
    }

    /// Adds codes to a pragma, and the reason where it has none.
    fn merged(&self, pragma: &Pragma<'_>, codes: &[&str]) -> TextEdit {
        let codes = codes.iter().map(|it| format!(",{it}")).collect::<String>();
        let behind = TextRange::new(pragma.words_end(), pragma.comment.range().end);
        let has_reason = !self.text[behind].trim_matches([',', ' ', '\t']).is_empty();
        if has_reason || self.reason.is_empty() {
            TextEdit::insert(behind.start, codes)
        } else {
            TextEdit::replace(behind, format!("{codes}{}", self.reason))
        }
    }

    /// Writes pragmas above `line`, indented and ended as it is.
    fn inserted(&self, line: u32, pragmas: &[(&str, Vec<&str>)]) -> TextEdit {
        let start = self.lines.line_start(line) as usize;
        let start = if line == 1 { bom_len(self.text) } else { start };
        let rest = &self.text[start..];
        let indent = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
        let end = line_end(self.text, start);
        let line = |(tool, codes): &(&str, Vec<&str>)| {
            format!("{indent}# {tool} ignore={}{}{end}", codes.join(","), self.reason)
        };
        TextEdit::insert(start as u32, pragmas.iter().map(line).collect::<String>())
    }
}

/// What becomes of the codes of one instruction.
#[derive(Default)]
struct Added<'p, 'a, 'c> {
    /// Those for an existing pragma, by its place.
    merged: BTreeMap<u32, (&'p Pragma<'a>, Vec<&'c str>)>,
    /// Those for a pragma to be written, with whom it speaks to.
    new: Vec<(&'static str, Vec<&'c str>)>,
}

impl<'p, 'a, 'c> Added<'p, 'a, 'c> {
    fn add(&mut self, tool: &'static str, codes: Vec<&'c str>, existing: Option<&'p Pragma<'a>>) {
        match existing {
            _ if codes.is_empty() => {}
            None => self.new.insert(0, (tool, codes)),
            Some(it) => {
                let start = it.comment.range().start;
                self.merged.entry(start).or_insert_with(|| (it, Vec::new())).1.extend(codes);
            }
        }
    }
}

/// A reason as it stands behind the codes: on one line, behind the sign that hadolint too takes for its beginning.
fn as_comment(reason: &str) -> String {
    let words: Vec<&str> = reason.split(|it: char| it.is_whitespace() || it.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    if words.is_empty() { String::new() } else { format!(" # {}", words.join(" ")) }
}

/// How the line of `offset` ends, or the line above where it is the last.
fn line_end(text: &str, offset: usize) -> &'static str {
    let behind = text[offset..].find('\n').map(|it| offset + it);
    let newline = behind.or_else(|| text[..offset].rfind('\n'));
    if newline.is_some_and(|it| text[..it].ends_with('\r')) { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests;
