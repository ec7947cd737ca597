//! `DF7007`: repositories that are cloned as they are today.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::TextRange;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `git clone` without `--branch`, where nothing later in the stage checks out another commit.
    ///
    /// ## Why it matters
    /// The image gets whatever the default branch has on the day of the build, and the builder keeps the layer of that day.
    /// Nobody can build the same image again.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN git clone https://example.com/team/app.git
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN git clone --depth 1 --branch v1.2 https://example.com/team/app.git
    /// ```
    DF7007 {
        name: "moving-clone",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for stage in ctx.stages() {
        // What is checked out behind a clone may be in any of those above.
        let mut clones = Vec::new();
        for run in stage.instructions().iter().filter_map(|it| it.as_run()) {
            let Some(commands) = RunCommands::with_any_of(ctx, run, &["git"]) else { continue };
            for git in commands.called("git") {
                match git.has_any_arg(&["checkout", "reset", "switch"]) {
                    true => clones.clear(),
                    false => clones.extend(cloned(&commands, git)),
                }
            }
        }
        for (range, url) in clones {
            ctx.report(range, format!("`{url}` is cloned as it is on the day of the build"))
                .help("name a tag with `--branch`, or check out a commit");
        }
    }
}

/// The repository that `git` clones by its default branch.
fn cloned(commands: &RunCommands<'_>, git: &Command) -> Option<(TextRange, String)> {
    let is_clone = git.positional().any(|it| it.text == "clone");
    let is_pinned = git.has_any_flag(&["b", "branch", "revision", "mirror", "bare"]);
    let is_remote = |it: &&Word| it.text.contains("://") || it.text.contains('@');
    let url = git.positional().find(is_remote).filter(|_| is_clone && !is_pinned)?;
    let written = commands.written(url).trim_matches(['"', '\'']);
    Some((commands.word_range(url), written.to_owned()))
}
