//! `DF4015`: `WORKDIR`s that name the folder in which they are.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::SyntaxKind;

use crate::path::{clean, is_plain};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity, deletion};

rule! {
    /// ## What it does
    /// Finds a `WORKDIR` with the absolute path that the `WORKDIR` before it in the stage has.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// It has no effect.
    /// Often another folder was meant.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// WORKDIR /srv
    /// COPY . .
    /// WORKDIR /srv
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// WORKDIR /srv
    /// COPY . .
    /// ```
    ///
    /// ## Fix
    /// The second one is deleted, unless there are comments inside it.
    /// Behind a `RUN`, which may have removed the folder, the fix is unsafe.
    DF4015 {
        name: "repeated-workdir",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut current: Option<(String, u32)> = None;
    let mut applicability = Applicability::Safe;
    for instruction in stage.instructions() {
        if instruction.kind() == SyntaxKind::RUN {
            applicability = Applicability::Unsafe;
        }
        let Some(workdir) = instruction.as_workdir() else { continue };
        let text = workdir.value().map(|it| it.text()).filter(|it| it.starts_with('/') && is_plain(it));
        let path = text.as_deref().map(clean);
        match &current {
            Some((old, line)) if path.as_ref() == Some(old) => {
                let edit = deletion::lines(ctx.text(), *instruction);
                let fix = edit.map(|it| Fix::new(applicability, "delete it", vec![it]));
                ctx.report(workdir.range(), format!("the folder is `{old}` since line {line}"))
                    .help("leave it out, or name the folder that was meant")
                    .fix(fix);
            }
            _ => {
                current = path.map(|it| (it, ctx.line(workdir.range().start)));
                applicability = Applicability::Safe;
            }
        }
    }
}
