//! `DL3028`: `gem install` without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::gem;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds gems that `gem install` installs in whatever version is the latest.
    /// A gem with `:version`, and the option `--version`, are fine.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, perhaps one that is broken: gems change their
    /// interfaces and the versions of Ruby that they need.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM ruby:3.4
    /// RUN gem install bundler
    /// ```
    /// ```dockerfile,good
    /// FROM ruby:3.4
    /// RUN gem install bundler:2.6.9
    /// ```
    DL3028 {
        name: "unpinned-gem",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    unpinned::report(ctx, &commands, &gem::unpinned(&commands), "name the version, as in `gem:1.2.3`")
}
