//! What a check sees of the file, and where it puts its findings.

use dockerfmt_semantic::{Model, RunScript, Stage};
use dockerfmt_syntax::ast::{Instruction, Run};
use dockerfmt_syntax::{LineIndex, TextRange};

use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::hadolint_script::HadolintScripts;
use crate::pragma::{Checks, Pragma};
use crate::rule::Rule;
use crate::run_commands::RunCommands;
use crate::settings::{Compat, Preset, Settings};
use crate::shell_script::posix_script;

/// The file as every rule sees it.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) model: &'a Model<'a>,
    pub(crate) settings: &'a Settings,
    /// The rules that may report something, with their severities in force.
    pub(crate) rules: &'a [(&'static Rule, Severity)],
    pub(crate) lines: &'a LineIndex,
    /// All instructions outside ONBUILD, in the order of the text.
    pub(crate) top_level: &'a [Instruction<'a>],
    /// What ONBUILD triggers, in the order of the text.
    pub(crate) triggers: &'a [Instruction<'a>],
    pub(crate) hadolint_scripts: &'a HadolintScripts,
    /// What the file says of BuildKit's checks.
    pub(crate) checks: &'a Checks,
    /// Whether it is one from which another program makes Dockerfiles.
    pub(crate) is_template: bool,
    /// The ignore pragmas in the order of the text.
    pub(crate) pragmas: &'a [Pragma<'a>],
    /// The words of pragmas that turned out to be of no use, by their place in the list; none before the other rules
    /// have run.
    pub(crate) unused_words: &'a [(&'a Pragma<'a>, usize)],
}

/// Which instructions a pass over the file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Those outside ONBUILD.
    TopLevel,
    /// What ONBUILD triggers: a stream of its own, without stages and variables.
    Onbuild,
}

/// One rule's look at a file.
pub struct RuleContext<'a> {
    subject: Subject<'a>,
    pass: Pass,
    rule: &'static Rule,
    severity: Severity,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> RuleContext<'a> {
    pub(crate) fn new(subject: Subject<'a>, pass: Pass, rule: &'static Rule, severity: Severity) -> Self {
        RuleContext { subject, pass, rule, severity, diagnostics: Vec::new() }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Reports a finding at `range`. What the rule knows beyond that is added to the [`Report`].
    ///
    /// The finding belongs to the line on which the instruction begins that has the start of `range`.
    pub fn report(&mut self, range: TextRange, message: impl Into<String>) -> Report<'_> {
        let anchor_line = self.subject.lines.line(self.instruction_start(range.start));
        self.diagnostics.push(Diagnostic {
            code: self.rule.code,
            also: None,
            severity: self.severity,
            range,
            anchor_line,
            message: message.into(),
            help: None,
            fix: None,
        });
        let idx = self.diagnostics.len() - 1;
        Report {
            diagnostic: &mut self.diagnostics[idx],
            lines: self.subject.lines,
            is_overridden: self.severity != self.rule.severity,
        }
    }

    /// What the file means.
    pub fn model(&self) -> &'a Model<'a> {
        self.subject.model
    }

    /// The source.
    pub fn text(&self) -> &'a str {
        self.subject.model.parse().tree.text()
    }

    /// The settings in force.
    pub fn settings(&self) -> &'a Settings {
        self.subject.settings
    }

    /// Whether the verdicts must be those of hadolint, false alarms included.
    pub fn is_compat(&self) -> bool {
        self.settings().compat == Some(Compat::Hadolint)
    }

    /// Whether more may be reported than hadolint does: what only the strict preset takes for wrong.
    pub fn is_strict(&self) -> bool {
        !self.is_compat() && self.settings().preset == Preset::Strict
    }

    /// How many words of one instruction a rule may report: hadolint reports an instruction once.
    pub(crate) fn max_per_instruction(&self) -> usize {
        if self.is_strict() { usize::MAX } else { 1 }
    }

    /// Whether to report what is wrong to us (`ours`) or to hadolint; `None` where hadolint cannot read the text.
    ///
    /// By default only what both find wrong: hadolint's false alarms are left out, and nothing is added.
    pub fn verdict(&self, ours: bool, hadolint: Option<bool>) -> bool {
        if self.is_compat() {
            hadolint.unwrap_or(ours)
        } else {
            ours && (self.is_strict() || hadolint.unwrap_or(true))
        }
    }

    /// The instructions of this pass, in the order of the text: those outside ONBUILD, or what ONBUILD triggers.
    pub fn instructions(&self) -> &'a [Instruction<'a>] {
        match self.pass {
            Pass::TopLevel => self.subject.top_level,
            Pass::Onbuild => self.subject.triggers,
        }
    }

    /// The stages in the order of the text; none for what ONBUILD triggers, which runs in a stage of another file.
    pub fn stages(&self) -> &'a [Stage<'a>] {
        match self.pass {
            Pass::TopLevel => self.subject.model.stages(),
            Pass::Onbuild => &[],
        }
    }

    /// The stage that has the byte at `offset`; `None` before the first one and for what ONBUILD triggers.
    pub fn stage_at(&self, offset: u32) -> Option<&'a Stage<'a>> {
        self.subject.model.stage_at(offset).filter(|_| self.pass == Pass::TopLevel)
    }

    /// The script of a `RUN`; `None` where it has no command.
    ///
    /// By default it is what BuildKit gives to the shell. For hadolint's verdicts it is what hadolint takes for the
    /// script: heredocs behind a command are not in it.
    pub fn script(&self, run: Run<'_>) -> Option<&'a RunScript> {
        if self.is_compat() { self.hadolint_script(run) } else { self.model().script(run) }
    }

    /// What hadolint takes for the script of a `RUN`, for verdicts that are its own also by default.
    pub(crate) fn hadolint_script(&self, run: Run<'_>) -> Option<&'a RunScript> {
        self.subject.hadolint_scripts.get(self.model(), run)
    }

    /// The commands of a `RUN`; `None` where there is nothing to run.
    pub(crate) fn commands(&self, run: Run<'_>) -> Option<RunCommands<'a>> {
        RunCommands::new(self, run)
    }

    /// The commands of what a shell of the POSIX family reads of a `RUN`, of `bash <<EOF` those in the body. `None` where
    /// no such shell does.
    pub(crate) fn posix_commands(&self, run: Run<'_>) -> Option<RunCommands<'a>> {
        posix_script(self, run).map(|it| RunCommands::of(self, run, it))
    }

    /// The ignore pragmas in the order of the text: those that hadolint sees, or all that we understand.
    pub(crate) fn pragmas(&self) -> &'a [Pragma<'a>] {
        self.subject.pragmas
    }

    /// The words of pragmas that kept nothing from being reported, each by its place in the list of its pragma.
    /// Only for a rule that runs behind the others.
    pub(crate) fn unused_words(&self) -> &'a [(&'a Pragma<'a>, usize)] {
        self.subject.unused_words
    }

    /// The line of `offset`, counted from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.subject.lines.line(offset)
    }

    /// Where the instruction begins that has the byte at `offset`; `offset` itself between instructions.
    fn instruction_start(&self, offset: u32) -> u32 {
        let after = self.subject.top_level.partition_point(|it| it.range().start <= offset);
        let before = after.checked_sub(1).map(|it| self.subject.top_level[it].range());
        before.filter(|it| offset <= it.end).map_or(offset, |it| it.start)
    }
}

/// A finding that was reported, for adding to it.
pub struct Report<'c> {
    diagnostic: &'c mut Diagnostic,
    lines: &'c LineIndex,
    /// Whether settings have changed the severity of the rule.
    is_overridden: bool,
}

impl Report<'_> {
    /// Says what to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// Adds a fix, if there is one.
    pub fn fix(self, fix: impl Into<Option<Fix>>) -> Self {
        self.diagnostic.fix = fix.into();
        self
    }

    /// Makes it a hint: true, but nothing that a build need be stopped for. Settings that ask for the rule at some
    /// severity have their way.
    pub fn hint(self) -> Self {
        if !self.is_overridden {
            self.diagnostic.severity = Severity::Hint;
        }
        self
    }

    /// Binds the finding to the line of `offset` and not to that of its instruction.
    pub fn anchor(self, offset: u32) -> Self {
        self.diagnostic.anchor_line = self.lines.line(offset);
        self
    }
}
