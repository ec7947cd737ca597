//! `DF3010`: a tilde where no shell makes a home folder of it.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::context_files::destination;
use crate::values::values;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `~` at the beginning of a path in the values of `ENV` and `ARG`, in `VOLUME`, and as destination of `COPY` and
    /// `ADD`.
    /// DL3000 reports the same of `WORKDIR`.
    ///
    /// ## Why it matters
    /// Only a shell replaces the tilde, and only where it is typed.
    /// The builder makes a folder with the name `~`, and programs look for one.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY id.pub ~/.ssh/
    /// ENV PATH=$PATH:~/bin
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY id.pub /root/.ssh/
    /// ENV PATH=$PATH:/root/bin
    /// ```
    DF3010 {
        name: "unexpanded-tilde",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    for word in paths(instruction) {
        let text = word.unquoted();
        if has_tilde(&text) {
            ctx.report(word.range(), format!("the `~` in `{text}` is no home folder"))
                .help("write the path of the home folder");
        }
    }
    Some(())
}

fn paths(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    match instruction.kind() {
        SyntaxKind::ENV | SyntaxKind::ARG => values(instruction).collect(),
        SyntaxKind::VOLUME => instruction.as_volume().into_iter().flat_map(|it| it.paths()).collect(),
        SyntaxKind::COPY | SyntaxKind::ADD => destination(instruction).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether a path, or one of a list of them, begins in a home folder.
fn has_tilde(text: &str) -> bool {
    text.split(':').any(|it| it == "~" || it.starts_with("~/"))
}
