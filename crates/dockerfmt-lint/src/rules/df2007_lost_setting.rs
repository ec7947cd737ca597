//! `DF2007`: settings of a shell that ends right behind them.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::shell_script::posix_script;
use crate::trailing::Trailing;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that only change the shell itself, where a `RUN` has no other command behind them: `export`, `alias`,
    /// `set`, `umask`, `conda activate`, `source venv/bin/activate` and the like.
    ///
    /// ## Why it matters
    /// The shell ends with the `RUN`, and all that was set is forgotten.
    /// The next instruction knows nothing of it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN export PATH=/opt/app/bin:$PATH
    /// RUN app --version
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV PATH=/opt/app/bin:$PATH
    /// RUN app --version
    /// ```
    DF2007 {
        name: "lost-setting",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run)?;
    let commands = script.script().commands();
    commands.iter().find(|it| is_setting(it))?;
    let command = &commands[Trailing::new(script, is_setting)?.idx];
    let help = match command.name() {
        "export" => "use `ENV`",
        "source" | "." | "conda" | "mamba" | "nvm" => {
            "run it in each `RUN` that needs it, or set `PATH` with `ENV`"
        }
        _ => "put it into the `RUN` that needs it, or into `SHELL`",
    };
    let range = script.source_range(command.range());
    let what = &script.text()[command.range()];
    let what = what.lines().next().unwrap_or_default().split('=').next().unwrap_or_default();
    ctx.report(range, format!("`{what}` has no effect at the end of a `RUN`")).help(help);
    Some(())
}

/// Whether the command does no more than change the shell.
fn is_setting(command: &Command) -> bool {
    let first = command.args().first().map_or("", |it| it.text.as_str());
    match command.name() {
        "export" | "alias" | "unalias" | "unset" | "shopt" | "umask" | "ulimit" | "readonly" => {
            !first.is_empty()
        }
        "set" => first.starts_with(['-', '+']),
        "conda" | "mamba" => first == "activate",
        "nvm" => first == "use",
        "source" | "." => sets_only(first),
        _ => false,
    }
}

/// Whether a script of this name only sets variables and functions.
fn sets_only(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let names = [".bash_profile", ".bashrc", ".profile", ".zshrc", "activate", "nvm.sh", "profile"];
    names.contains(&name) || path.ends_with(".cargo/env")
}
