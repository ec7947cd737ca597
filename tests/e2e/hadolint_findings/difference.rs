//! A finding that one side has and the other has not, with what it is about.

use dockerfmt::Parse;
use dockerfmt::lint::{Compat, Settings, lint};
use dockerfmt::semantic::{Model, Stage};
use dockerfmt::syntax::LineIndex;
use dockerfmt::syntax::ast::{Image, Instruction, Word};

/// Line, code and severity.
pub(crate) type Finding = (u32, String, String);

/// A finding that we have by default and hadolint has not, or the other way round.
pub(crate) struct Difference<'a> {
    pub(crate) model: &'a Model<'a>,
    pub(crate) line: u32,
    pub(crate) code: &'a str,
    /// Whether we are the one that has it.
    pub(crate) is_extra: bool,
    /// The instruction that begins in the line, or what it triggers if it is an `ONBUILD`.
    pub(crate) instruction: Option<Instruction<'a>>,
}

impl<'a> Difference<'a> {
    fn new(model: &'a Model<'a>, finding: &'a Finding, is_extra: bool) -> Self {
        let lines = LineIndex::new(model.parse().tree.text());
        let mut instructions = model.file().instructions();
        let instruction = instructions.find(|it| lines.line(it.range().start) == finding.0);
        let trigger = instruction.and_then(|it| it.as_onbuild()?.trigger());
        let instruction = trigger.or(instruction);
        Difference { model, line: finding.0, code: &finding.1, is_extra, instruction }
    }

    /// The text of the instruction.
    pub(crate) fn text(&self) -> &'a str {
        self.instruction.map_or("", |it| it.node().text())
    }

    /// The words of the instruction, quotes and continuations aside.
    pub(crate) fn words(&self) -> Vec<&'a str> {
        let is_sign =
            |it: char| it.is_whitespace() || matches!(it, '"' | '\'' | '\\' | ';' | '&' | '|' | '(' | ')');
        self.text().split(is_sign).filter(|it| !it.is_empty()).collect()
    }

    /// The stage of the instruction.
    pub(crate) fn stage(&self) -> Option<&'a Stage<'a>> {
        self.model.stage_at(self.instruction?.range().start)
    }

    /// The image of a `FROM`.
    pub(crate) fn image(&self) -> Option<Image<'a>> {
        self.instruction?.as_from()?.image()
    }

    /// The value of the `--from` of a `COPY`.
    pub(crate) fn source(&self) -> Option<Word<'a>> {
        self.instruction?.as_copy()?.from()?.value()
    }

    /// Whether the line has a syntax error.
    pub(crate) fn has_error(&self) -> bool {
        let parse = self.model.parse();
        let lines = LineIndex::new(parse.tree.text());
        parse.errors.iter().any(|it| lines.line(it.range.start) == self.line)
    }
}

/// The differences on a file, from what only we find and what only hadolint does.
pub(crate) fn differences<'a>(
    model: &'a Model<'a>,
    extra: &'a [Finding],
    lost: &'a [Finding],
) -> Vec<Difference<'a>> {
    let extra = extra.iter().map(|it| Difference::new(model, it, true));
    extra.chain(lost.iter().map(|it| Difference::new(model, it, false))).collect()
}

/// The findings of the rules that hadolint has itself, without those that it asks ShellCheck for.
pub(crate) fn of_hadolints_rules(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|it| it.1.starts_with("DL"));
    findings
}

/// The findings that hadolint asks ShellCheck for.
pub(crate) fn of_shellcheck(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|it| it.1.starts_with("SC"));
    findings
}

/// What we find.
pub(crate) fn ours(parse: &Parse, settings: &Settings) -> Vec<Finding> {
    let found = lint(parse, settings);
    found.into_iter().map(|it| (it.anchor_line, it.code.to_owned(), it.severity.to_string())).collect()
}

/// The settings for verdicts that are hadolint's.
pub(crate) fn compat() -> Settings {
    Settings { compat: Some(Compat::Hadolint), ..Settings::default() }
}
