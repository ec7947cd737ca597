//! `DF5006`: `COPY` without `--link`.

use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::Instruction;

use crate::{Applicability, Fix, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` and `ADD` without `--link`.
    /// The rule is off unless settings name it.
    ///
    /// ## Why it matters
    /// With `--link` the files get a layer that does not depend on those below it.
    /// It is taken from the cache also where they have changed, and a new base image can be put below it without a build.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY app /srv/app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY --link app /srv/app
    /// ```
    ///
    /// ## Fix
    /// `--link` is inserted.
    /// The fix is unsafe: links in the destination are no longer followed, and `--chown` must not name a user.
    DF5006 {
        name: "copy-without-link",
        severity: Severity::Style,
        presets: &[],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let is_copy = instruction.as_copy().is_some() || instruction.as_add().is_some();
    let name = instruction.kind().keyword().filter(|_| is_copy)?;
    if instruction.flag("link").is_some() {
        return None;
    }
    let keyword = instruction.keyword()?;
    let edit = TextEdit::insert(keyword.range().end, " --link");
    let fix = Fix::new(Applicability::Unsafe, "insert `--link`", vec![edit]);
    // A continuation may cut the keyword.
    let is_whole = keyword.text().len() == name.len();
    ctx.report(keyword.range(), format!("the layer of this `{name}` depends on those below it"))
        .help("use `--link`")
        .fix(is_whole.then_some(fix));
    Some(())
}
