//! `DF5009`: a `WORKDIR` that belongs to root, and another user who writes there.

use dockerfmt_semantic::Stage;
use dockerfmt_shell::Command;
use dockerfmt_syntax::ast::{self, User, Word};

use crate::run_commands::RunCommands;
use crate::user::{first_users, not_root, value};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `WORKDIR`s that root has made, where the stage goes on as another user and a `RUN` of that user writes there.
    /// Nothing is reported where a command gives files to other users, and for folders below `/home`, `/tmp` and `/var`.
    ///
    /// ## Why it matters
    /// `WORKDIR` makes a folder that is not there for the user who is in force, and nobody else may write to it.
    /// The command fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// WORKDIR /srv
    /// USER node
    /// RUN npm ci
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// RUN install -d -o node -g node /srv
    /// WORKDIR /srv
    /// USER node
    /// RUN npm ci
    /// ```
    DF5009 {
        name: "unwritable-workdir",
        severity: Severity::Warning,
        presets: &[Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (stage, user) in ctx.stages().iter().zip(first_users(ctx.stages())) {
        check_stage(ctx, stage, user);
    }
}

/// Checks a stage that begins as `user`; `None` is root.
fn check_stage<'t>(ctx: &mut RuleContext<'_>, stage: &Stage<'t>, mut user: Option<User<'t>>) {
    let mut folder: Option<Word<'t>> = None;
    // Once files were given to somebody, nobody knows whether the folder was.
    let mut gives = false;
    for &instruction in stage.instructions() {
        if let Some(it) = instruction.as_user() {
            user = not_root(it);
        } else if let Some(it) = instruction.as_workdir() {
            folder = it.value().filter(|it| user.is_none() && is_of_root(*it));
        } else if let Some(run) = instruction.as_run() {
            match (user, folder) {
                (None, _) => gives |= gives_files(ctx, run),
                (Some(user), Some(path)) if !gives => {
                    check_run(ctx, run, path, &value(user));
                }
                _ => {}
            }
        }
    }
}

/// Whether root makes the folder, if anybody does.
fn is_of_root(path: Word<'_>) -> bool {
    let text = path.unquoted();
    let is_for_others = ["/home", "/tmp", "/var"].iter().any(|it| text.starts_with(it));
    text.starts_with('/') && text.len() > 1 && path.is_literal() && !is_for_others
}

fn gives_files(ctx: &RuleContext<'_>, run: ast::Run<'_>) -> bool {
    let programs =
        ["chown", "chmod", "install", "adduser", "useradd", "setfacl", "usermod", "fix-permissions"];
    let commands = RunCommands::with_any_of(ctx, run, &programs);
    commands.is_some_and(|it| it.iter().any(|it| programs.contains(&it.name())))
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, folder: Word<'_>, user: &str) -> Option<()> {
    let words = ["npm", "yarn", "composer", "mkdir", "touch", "git", "cargo", "wget"];
    let commands = RunCommands::with_any_of(ctx, run, &words)?;
    let first = commands.iter().next().filter(|it| writes_here(it))?;
    let line = ctx.line(folder.range().start);
    let message = format!("`{}` is made by root in line {line}, and the user is `{user}`", folder.text());
    ctx.report(commands.word_range(first.name_word()), message)
        .help("give the folder to the user before, or set `WORKDIR` behind `USER`");
    Some(())
}

/// Whether the command puts files into the current folder.
fn writes_here(command: &Command) -> bool {
    let mut operands = command.positional();
    let subcommand = operands.next().map_or("", |it| it.text.as_str());
    let is_here = |it: &str| !it.starts_with(['/', '$', '~']);
    match command.name() {
        "npm" | "pnpm" => {
            matches!(subcommand, "install" | "ci" | "i")
                && !command.has_any_flag(&["g", "global", "prefix", "C"])
        }
        "yarn" => matches!(subcommand, "" | "install") && !command.has_any_flag(&["cwd", "version"]),
        "composer" => subcommand == "install" && !command.has_any_flag(&["d", "working-dir"]),
        "cargo" => subcommand == "build",
        "mkdir" | "touch" => !subcommand.is_empty() && is_here(subcommand),
        "git" => subcommand == "clone" && operands.nth(1).is_none_or(|it| is_here(&it.text)),
        _ => false,
    }
}
