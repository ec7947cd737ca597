//! `DF2012`: commands whose failure is lost behind `tee`.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::outputs::{Output, Outputs};
use crate::pipefail::{has_pipefail, is_on, switches};
use crate::run_commands::RunCommands;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that a pipe leads to `tee`, where the option `pipefail` is off.
    /// `DL4006` finds all pipes without the option.
    /// This rule is for those who do without it, and is off unless settings name it.
    ///
    /// ## Why it matters
    /// A pipeline fails if its last command does, and `tee` does not.
    /// What is logged is mostly what matters: a build, a test, an installation, and its failure goes unnoticed.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN make check | tee /var/log/check.log
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    /// RUN make check | tee /var/log/check.log
    /// ```
    DF2012 {
        name: "failure-before-tee",
        severity: Severity::Warning,
        presets: &[],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["tee"])?;
    let script = commands.script();
    let shell = script.interpreter().or_else(|| ctx.model().shell_at(run.range().start));
    let outputs = Outputs::new(script.text()).filter(|_| !shell.is_some_and(has_pipefail))?;
    let switches = switches(&commands);
    let mut all: Vec<&Command> = commands.iter().collect();
    all.sort_by_key(|it| it.range().start);
    for command in all.iter().filter(|it| may_fail(it) && !is_on(&switches, it.range().start)) {
        let Output::Pipe(start) = outputs.of(command) else { continue };
        let reader = all.get(all.partition_point(|it| it.range().start < start));
        if reader.is_some_and(|it| it.range().start == start && runs_tee(it)) {
            let message = format!("`tee` hides that `{}` has failed", command.name());
            ctx.report(commands.word_range(command.name_word()), message)
                .help("set `pipefail` with `SHELL`, or in the script with `set -o pipefail`");
        }
    }
    Some(())
}

fn runs_tee(command: &Command) -> bool {
    let started = command.args().first().is_some_and(|it| it.text == "tee");
    command.name() == "tee" || command.name() == "sudo" && started
}

/// Whether the command does more than print what is there.
fn may_fail(command: &Command) -> bool {
    !matches!(command.name(), "cat" | "echo" | "printf" | "tee" | "sudo" | "yes")
}
