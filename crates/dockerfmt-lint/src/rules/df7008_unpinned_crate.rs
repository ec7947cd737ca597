//! `DF7008`: crates that are installed without a version.

use dockerfmt_syntax::ast;

use super::unpinned;
use crate::packages::cargo;
use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `cargo install` of crates without a version.
    ///
    /// ## Why it matters
    /// The image gets the newest version on the day of the build, so the same Dockerfile builds another image tomorrow.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM rust:1.90
    /// RUN cargo install cargo-chef
    /// ```
    /// ```dockerfile,good
    /// FROM rust:1.90
    /// RUN cargo install --locked cargo-chef@0.1.72
    /// ```
    DF7008 {
        name: "unpinned-crate",
        severity: Severity::Warning,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["cargo"])?;
    let packages: Vec<_> = commands.called("cargo").flat_map(|it| cargo::unpinned(&commands, it)).collect();
    unpinned::report(ctx, &commands, &packages, "name the version, as in `crate@1.2.3`")
}
