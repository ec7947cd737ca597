//! `DF5007`: installations without a cache mount.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::mounts::has_cache;
use crate::run_commands::RunCommands;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that install or build, and keep what they fetch in a cache, in a `RUN` without a cache mount.
    /// The rule is off unless settings name it.
    ///
    /// ## Why it matters
    /// When the layer is built anew, all is fetched again, though most of it is the same.
    /// A cache mount keeps it from one build to the next, and out of the image, so that there is nothing to clean.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM python:3.13
    /// RUN pip install --no-cache-dir -r requirements.txt
    /// ```
    /// ```dockerfile,good
    /// FROM python:3.13
    /// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
    /// ```
    DF5007 {
        name: "uncached-install",
        severity: Severity::Style,
        presets: &[],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

/// Programs with their subcommands that fetch, and the folder that they cache it in.
const CACHES: [(&str, &[&str], &str); 15] = [
    ("apk", &["add"], "/var/cache/apk"),
    ("apt-get", &["install"], "/var/cache/apt"),
    ("bundle", &["install"], "/usr/local/bundle/cache"),
    ("cargo", &["build", "install"], "/usr/local/cargo/registry"),
    ("composer", &["install"], "/root/.composer/cache"),
    ("dnf", &["install"], "/var/cache/libdnf5"),
    ("dotnet", &["publish", "restore"], "/root/.nuget/packages"),
    ("go", &["build", "install", "mod"], "/go/pkg/mod"),
    ("mvn", &["install", "package", "verify"], "/root/.m2"),
    ("npm", &["ci", "i", "install"], "/root/.npm"),
    ("pip", &["install"], "/root/.cache/pip"),
    ("pip3", &["install"], "/root/.cache/pip"),
    ("pnpm", &["i", "install"], "/root/.local/share/pnpm/store"),
    ("uv", &["pip", "sync"], "/root/.cache/uv"),
    ("yarn", &["install"], "/usr/local/share/.cache/yarn"),
];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &CACHES.map(|it| it.0)).filter(|_| !has_cache(run))?;
    let (command, folder) = commands.iter().find_map(|it| Some((it, cache(it)?)))?;
    let word = command.positional().next()?;
    let message = format!("`{} {}` fetches all anew whenever its layer is built", command.name(), word.text);
    ctx.report(commands.head(command, word), message)
        .help(format!("mount a cache with `--mount=type=cache,target={folder}`"));
    Some(())
}

fn cache(command: &Command) -> Option<&'static str> {
    let word = command.positional().next()?.text.as_str();
    let found = CACHES.iter().find(|it| it.0 == command.name() && it.1.contains(&word));
    found.map(|it| it.2)
}
