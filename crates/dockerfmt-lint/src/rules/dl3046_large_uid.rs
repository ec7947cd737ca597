//! `DL3046`: `useradd` with a large uid.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `useradd` with a uid of more than five characters behind `-u` and without `--no-log-init`.
    ///
    /// ## Why it matters
    /// `useradd` writes the user's place in `lastlog` and `faillog`, files that are as long as the largest uid needs.
    /// On a disk they are sparse, but the archive of a layer has all their zeros: gigabytes.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN useradd -u 1234567 app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN useradd --no-log-init -u 1234567 app
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DL3046 {
        name: "large-uid",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

/// Uids of more characters are large.
const MAX_LEN: usize = 5;

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let found: Vec<_> = commands.called("useradd").filter_map(|it| Some((it, large_uid(it)?))).collect();
    let uid = found.first()?.1;
    let edits = found.iter().map(|it| commands.insert_behind(it.0.name_word(), " --no-log-init"));
    let fix =
        edits.collect::<Option<_>>().map(|it| Fix::new(Applicability::Safe, "insert `--no-log-init`", it));
    let message = format!("the uid `{}` makes the log files of `useradd` huge", commands.written(uid));
    ctx.report(commands.range(uid.range.clone()), message).help("use `--no-log-init`").fix(fix);
    Some(())
}

/// Like hadolint, this counts the characters of `${UID}`, and sees a uid only behind `-u`.
fn large_uid(useradd: &Command) -> Option<&Word> {
    if useradd.has_any_flag(&["l", "no-log-init"]) {
        return None;
    }
    useradd.flag_values("u").find(|it| it.text.chars().count() > MAX_LEN)
}
