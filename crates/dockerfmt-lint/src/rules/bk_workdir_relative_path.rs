//! `WorkdirRelativePath`: a first `WORKDIR` that depends on the base image.

use dockerfmt_semantic::{Known, expand, visit_scopes};
use dockerfmt_syntax::ast::{Word, Workdir};

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds a relative path in the first `WORKDIR` of a stage.
    /// Where a stage that it builds on has a `WORKDIR`, that was the first one.
    ///
    /// ## Why it matters
    /// The path goes on from the folder that the base image ends in, and another version of it may end in another one.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// WORKDIR app
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// WORKDIR /srv
    /// WORKDIR app
    /// ```
    WorkdirRelativePath {
        name: "relative-first-workdir",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let first: Vec<_> = first_workdirs(ctx).into_iter().flatten().map(|it| it.range().start).collect();
    let mut found: Vec<(Word<'_>, String)> = Vec::new();
    visit_scopes(ctx.model(), |instruction, scope| {
        let workdir = instruction.as_workdir().filter(|it| first.binary_search(&it.range().start).is_ok());
        let Some(value) = workdir.and_then(|it| it.value()) else { return };
        // What nothing in the file defines, the base image may.
        let path = expand(value, &|name| match scope.get(name) {
            Known::Unset => Known::Somehow,
            it => it,
        });
        found.extend(path.filter(|it| !is_absolute(it)).map(|it| (value, it)));
    });
    for (value, path) in found {
        ctx.report(value.range(), format!("`{path}` goes on from the folder of the base image"))
            .help("write the path from the root");
    }
}

/// The `WORKDIR` of each stage that sets the first folder, if it is its own.
fn first_workdirs<'t>(ctx: &RuleContext<'t>) -> Vec<Option<Workdir<'t>>> {
    let mut have_folder: Vec<bool> = Vec::new();
    let stages = ctx.stages().iter().map(|stage| {
        let is_inherited = stage.base_stage().is_some_and(|it| have_folder[it]);
        let own = stage.instructions().iter().find_map(|it| it.as_workdir());
        have_folder.push(is_inherited || own.is_some());
        own.filter(|_| !is_inherited)
    });
    stages.collect()
}

/// Whether the path is absolute on Linux or on Windows: what a stage runs on, its file does not always tell.
fn is_absolute(path: &str) -> bool {
    let mut chars = path.chars();
    let is_drive = chars.next().is_some_and(|it| it.is_ascii_alphabetic()) && chars.next() == Some(':');
    path.starts_with(['/', '\\']) || is_drive && matches!(chars.next(), None | Some('/' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_absolute_on_either_system() {
        for it in ["/", "/a", r"\a", "C:/a", r"c:\a", "C:"] {
            assert!(is_absolute(it), "{it}");
        }
        for it in ["", "a", "./a", "C:a", "1:/a", "~"] {
            assert!(!is_absolute(it), "{it}");
        }
    }
}
