//! Commands of a container that are to be JSON arrays: hadolint and BuildKit both ask for them, with one fix.

use dockerfmt_semantic::Shell;
use dockerfmt_syntax::ast::{Command, Instruction};
use dockerfmt_syntax::{Node, SyntaxKind, TextEdit};

use crate::json::json_array;
use crate::plain_words::plain_words;
use crate::{Applicability, Fix, RuleContext};

/// The command of a `CMD`, an `ENTRYPOINT` or a `HEALTHCHECK`.
pub(crate) fn command(instruction: Instruction<'_>) -> Option<Command<'_>> {
    let cmd = instruction.as_cmd().and_then(|it| it.command());
    let entrypoint = || instruction.as_entrypoint().and_then(|it| it.command());
    let healthcheck = || instruction.as_healthcheck().and_then(|it| it.command());
    cmd.or_else(entrypoint).or_else(healthcheck)
}

/// Which stages, their base stages included, have both `CMD` and `ENTRYPOINT`: then the form of the one decides what
/// the other does.
pub(crate) struct Combined(Vec<bool>);

impl Combined {
    /// Looks at all stages.
    pub(crate) fn new(ctx: &RuleContext<'_>) -> Self {
        let mut has: Vec<(bool, bool)> = Vec::new();
        for stage in ctx.stages() {
            let inherited = stage.base_stage().map_or((false, false), |it| has[it]);
            let own = |kind| stage.instructions().iter().any(|it| it.kind() == kind);
            has.push((inherited.0 || own(SyntaxKind::CMD), inherited.1 || own(SyntaxKind::ENTRYPOINT)));
        }
        Combined(has.into_iter().map(|it| it.0 && it.1).collect())
    }
}

/// The fix that makes an array of the command `form`: of its words, or of the shell that is to read it.
pub(crate) fn as_exec_form(
    ctx: &RuleContext<'_>,
    instruction: Instruction<'_>,
    form: Node<'_>,
    combined: &Combined,
) -> Option<Fix> {
    let stage = ctx.stage_at(form.range().start)?;
    let is_safe = instruction.as_healthcheck().is_some() || !combined.0[stage.idx()];
    fix(form, stage.shell_at(form.range().start), is_safe)
}

fn fix(form: Node<'_>, shell: &Shell, is_safe: bool) -> Option<Fix> {
    let has_comment = form.tokens().any(|it| it.kind() == SyntaxKind::COMMENT);
    if has_comment || !shell.dialect().is_posix_like() {
        return None;
    }
    let text = form.joined();
    let edit = |words: &[&str]| vec![TextEdit::replace(form.range(), json_array(words))];
    if let Some(words) = plain_words(&text) {
        let applicability = if is_safe { Applicability::Safe } else { Applicability::Unsafe };
        return Some(Fix::new(applicability, "write the words as a JSON array", edit(&words)));
    }
    let program = shell.words().iter().map(String::as_str);
    let words: Vec<&str> = program.chain([&*text]).collect();
    Some(Fix::new(Applicability::Unsafe, "write the shell as a JSON array", edit(&words)))
}
