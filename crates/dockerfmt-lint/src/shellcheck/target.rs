//! The scripts of a file that are linted, each with its shell and with the variables that are set there.

use std::borrow::Cow;

use dockerfmt_semantic::{Definition, DefinitionKind, Dialect, RunScript, Variables, visit_runs};
use dockerfmt_shell::lint::is_supported;
use dockerfmt_syntax::ast::{Instruction, Run};

use super::hadolint_shell::{HadolintShells, hadolint_bases};
use crate::context::Subject;
use crate::settings::Compat;
use crate::shell_script::shell_text;

/// What the builder sets for every `RUN`.
const PROXIES: [&str; 8] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "FTP_PROXY",
    "ftp_proxy",
    "NO_PROXY",
    "no_proxy",
];

/// One script.
pub(super) struct Target<'a> {
    pub(super) script: &'a RunScript,
    pub(super) dialect: Dialect,
    /// The words of the shell as hadolint has them, where its verdict is wanted.
    pub(super) hadolint_shell: Option<String>,
    /// The variables that are set outside of the script and named in it.
    pub(super) known: Vec<String>,
    /// An offset on the line to which findings are bound.
    pub(super) anchor: u32,
    /// Whether the script is what the shell gets, and not what hadolint takes for it.
    pub(super) is_editable: bool,
}

/// All scripts of a file, in no order.
pub(super) fn targets(subject: Subject<'_>) -> Vec<Target<'_>> {
    if subject.settings.compat == Some(Compat::Hadolint) {
        of_hadolint(subject)
    } else {
        of_buildkit(subject)
    }
}

/// What is run in a row: what stands before the first `FROM`, the stages, what ONBUILD triggers.
fn bodies<'a>(subject: Subject<'a>) -> Vec<&'a [Instruction<'a>]> {
    let stages = subject.model.stages().iter().map(|it| it.instructions());
    std::iter::once(subject.model.preamble()).chain(stages).chain([subject.triggers]).collect()
}

/// The body of the stage that each body builds on, by the stages that the stages build on.
fn body_bases(stages: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    std::iter::once(None).chain(stages.map(|it| it.map(|it| it + 1))).chain([None]).collect()
}

fn of_buildkit(subject: Subject<'_>) -> Vec<Target<'_>> {
    let bases = body_bases(subject.model.stages().iter().map(|it| it.base_stage()));
    let mut res = Vec::new();
    visit_runs(&bodies(subject), &bases, names, |run, variables| res.extend(target(subject, run, variables)));
    res
}

fn target<'a>(subject: Subject<'a>, run: Run<'_>, variables: &Variables<'_>) -> Option<Target<'a>> {
    let (script, dialect) = shell_text(subject.model, run)?;
    let known = known(script.text(), variables);
    let anchor = instruction_start(subject, run.range().start);
    let target = Target { script, dialect, hadolint_shell: None, known, anchor, is_editable: true };
    is_supported(dialect).then_some(target)
}

fn of_hadolint(subject: Subject<'_>) -> Vec<Target<'_>> {
    let mut shells = HadolintShells::new(subject);
    let bases = body_bases(hadolint_bases(subject.model.stages()).into_iter());
    let mut res = Vec::new();
    visit_runs(&bodies(subject), &bases, hadolint_names, |run, variables| {
        let offset = run.range().start;
        let Some(script) = subject.hadolint_scripts.get(subject.model, run) else { return };
        let Some(shell) = shells.of(offset, script).filter(|_| !script.is_exec_form()) else { return };
        let is_editable = subject.model.script(run).is_some_and(|it| std::ptr::eq(it, script));
        res.push(Target {
            script,
            dialect: super::hadolint_shell::dialect(&shell),
            hadolint_shell: Some(shell),
            known: known(script.text(), variables),
            anchor: instruction_start(subject, offset),
            is_editable,
        });
    });
    res
}

fn names(instruction: Instruction<'_>) -> Vec<Cow<'_, str>> {
    Definition::all(instruction).map(Definition::name).collect()
}

/// hadolint knows the first name of an `ARG` only.
fn hadolint_names(instruction: Instruction<'_>) -> Vec<Cow<'_, str>> {
    let mut names: Vec<_> = Definition::all(instruction).collect();
    if names.first().is_some_and(|it| it.kind() == DefinitionKind::Arg) {
        names.truncate(1);
    }
    names.into_iter().map(Definition::name).collect()
}

/// The variables that are named in `text`. Others could not matter, and there may be as many as there are `RUN`s.
fn known(text: &str, variables: &Variables<'_>) -> Vec<String> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    let is_known = |it: &&str| variables.has(it) || PROXIES.contains(it);
    let mut res: Vec<String> = words.filter(is_known).map(str::to_owned).collect();
    res.sort_unstable();
    res.dedup();
    res
}

/// Where the instruction begins that has the byte at `offset`: an ONBUILD, or the `RUN` itself.
fn instruction_start(subject: Subject<'_>, offset: u32) -> u32 {
    let after = subject.top_level.partition_point(|it| it.range().start <= offset);
    after.checked_sub(1).map_or(offset, |it| subject.top_level[it].range().start)
}
