//! `CopyIgnoredFile`: files to copy that the builder does not get.

use dockerfmt_semantic::{expand, visit_scopes};
use dockerfmt_syntax::ast::Word;

use crate::ast::Instruction;
use crate::context_files::all_sources;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds sources of `COPY` and `ADD` that the ignore file of the build keeps from the builder.
    /// That is the file named as the Dockerfile with `.dockerignore` behind it, else `.dockerignore` in the same folder.
    /// A file with exceptions (`!`) is not looked at.
    ///
    /// ## Why it matters
    /// The build fails, or copies less than the line says.
    ///
    /// ## Example
    /// With `node_modules` in `.dockerignore`:
    /// ```dockerfile,bad
    /// FROM node:22
    /// COPY node_modules /app/node_modules
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// COPY package.json package-lock.json /app/
    /// ```
    CopyIgnoredFile {
        name: "copied-ignored-file",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        can_find: |it| it.docker_ignore.as_ref().is_some_and(|it| !it.has_exceptions()),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let Some(ignore) = ctx.settings().docker_ignore.as_deref().filter(|it| !it.has_exceptions()) else {
        return;
    };
    let mut found: Vec<(Word<'_>, String)> = Vec::new();
    visit_scopes(ctx.model(), |instruction, scope| {
        for source in sources(instruction) {
            let path = expand(source, &|name| scope.get(name)).map(|it| it.replace('\\', "/"));
            found.extend(path.filter(|it| is_local(it) && ignore.excludes(it)).map(|it| (source, it)));
        }
    });
    for (source, path) in found {
        ctx.report(source.range(), format!("`{path}` is excluded by the ignore file of the build"))
            .help("do not copy it, or take it out of `.dockerignore`");
    }
}

/// What is copied from the build context.
fn sources(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    let is_from_elsewhere = instruction.as_copy().is_some_and(|it| it.from().is_some());
    if is_from_elsewhere { Vec::new() } else { all_sources(instruction) }
}

/// Whether the source is a file of the context: neither fetched nor written down in a heredoc.
fn is_local(source: &str) -> bool {
    let is_url = source.split_once("://").is_some_and(|it| it.0.bytes().all(|it| it.is_ascii_alphanumeric()));
    !is_url && !["<<", "git@", "github.com/"].iter().any(|it| source.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_local() {
        for it in ["a", "./a", "a.git", "dir/git@x"] {
            assert!(is_local(it), "{it}");
        }
        for it in ["https://a/b", "HTTP://a", "ssh://git@a/b", "git@a:b.git", "github.com/a/b.git#c", "<<EOF"]
        {
            assert!(!is_local(it), "{it}");
        }
    }
}
