//! `DF7004`: package managers that ask, but for those that hadolint's rules know.

use std::collections::HashSet;

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use super::missing_option::MissingOption;
use crate::run_commands::RunCommands;
use crate::{Applicability, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that ask for confirmation: `apt-get remove` and `upgrade`, `yum` and `dnf` where they do not install,
    /// `dnf5`, `tdnf`, `pacman`, `pip uninstall`.
    /// Removals count where the same `RUN` has installed a package that is removed: else there may be nothing to ask.
    /// What `DL3014`, `DL3030` and `DL3038` report is left to them.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the command gives up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get install -y gcc && make && apt-get purge gcc
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get install -y gcc && make && apt-get purge -y gcc
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DF7004 {
        name: "asking-command",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

/// How a program is kept from asking.
struct Asking {
    programs: &'static [&'static str],
    /// The subcommands that ask whenever there is something to do.
    subcommands: &'static [&'static str],
    /// Those that remove packages, and ask if there are any.
    removals: &'static [&'static str],
    /// The option that a fix inserts.
    option: &'static str,
    /// All options by which nothing is asked, or nothing is done.
    quiet: &'static [&'static str],
}

static ASKING: [Asking; 5] = [
    Asking {
        programs: &["apt-get", "apt", "aptitude"],
        subcommands: &["build-dep", "dist-upgrade", "full-upgrade", "upgrade"],
        removals: &["purge", "remove"],
        option: "-y",
        quiet: &[
            "y",
            "yes",
            "assume-yes",
            "qq",
            "s",
            "simulate",
            "dry-run",
            "d",
            "download-only",
            "force-yes",
        ],
    },
    Asking {
        programs: &["yum", "dnf"],
        subcommands: &["builddep", "downgrade", "swap", "update", "upgrade"],
        removals: &["erase", "remove"],
        option: "-y",
        quiet: &["y", "assumeyes", "assumeno", "downloadonly", "h", "help"],
    },
    Asking {
        programs: &["dnf5", "tdnf"],
        subcommands: &["install", "swap", "update", "upgrade"],
        removals: &["erase", "remove"],
        option: "-y",
        quiet: &["y", "assumeyes", "assumeno", "downloadonly", "h", "help"],
    },
    Asking {
        programs: &["pacman"],
        subcommands: &[],
        removals: &[],
        option: "--noconfirm",
        quiet: &["noconfirm", "p", "print", "w", "downloadonly"],
    },
    Asking {
        programs: &["pip", "pip2", "pip3"],
        subcommands: &[],
        removals: &["uninstall"],
        option: "-y",
        quiet: &["y", "yes", "h", "help"],
    },
];

/// What turns the question off for all commands, wherever the file has it.
const SETTINGS: [&str; 2] = ["Assume-Yes", "assumeyes="];

fn check(ctx: &mut RuleContext<'_>) {
    if SETTINGS.iter().any(|it| ctx.text().contains(it)) {
        return;
    }
    for run in ctx.instructions().iter().filter_map(|it| it.as_run()) {
        check_run(ctx, run);
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let programs = ["apt", "yum", "dnf", "pacman", "pip"];
    let commands = RunCommands::with_any_of(ctx, run, &programs)?;
    let installed = installed(&commands);
    let asking = |it| asking(it, &installed);
    let first = commands.iter().find(|it| asking(it).is_some()).filter(|_| !answers(&commands))?;
    let option = asking(first)?.0.option;
    let of_same = |it: &&Command| it.name() == first.name();
    let found: Vec<(&Command, &Word)> =
        commands.iter().filter(of_same).filter_map(|it| Some((it, asking(it)?.1))).collect();
    let subcommand = &found.first()?.1.text;
    let missing = MissingOption {
        option,
        message: format!("`{} {subcommand}` asks for confirmation", first.name()),
        applicability: Some(Applicability::Safe),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}

/// The words of the commands that install: packages among them.
fn installed<'c>(commands: &'c RunCommands<'_>) -> HashSet<&'c str> {
    let installs = commands.iter().filter(|it| it.has_any_arg(&["install", "add"]));
    installs.flat_map(|it| it.positional()).map(|it| it.text.as_str()).collect()
}

/// How the command is kept from asking, if it asks, with the word of its subcommand.
fn asking<'c>(command: &'c Command, installed: &HashSet<&str>) -> Option<(&'static Asking, &'c Word)> {
    let asking = ASKING.iter().find(|it| it.programs.contains(&command.name()))?;
    let is_quiet =
        command.has_any_flag(asking.quiet) || command.count_flag("q") > 1 || command.has_arg("-q=2");
    let subcommand = match command.name() {
        "pacman" => command.args().iter().find(|it| is_of_pacman(&it.text)),
        _ => asking.subcommand(command, installed),
    };
    Some((asking, subcommand.filter(|_| !is_quiet)?))
}

impl Asking {
    /// The subcommand, if it asks.
    fn subcommand<'c>(&self, command: &'c Command, installed: &HashSet<&str>) -> Option<&'c Word> {
        let mut operands = command.positional();
        let subcommand = operands.next()?;
        let name = subcommand.text.as_str();
        let removes_something = operands.any(|it| installed.contains(it.text.as_str()));
        let asks = self.subcommands.contains(&name) || self.removals.contains(&name) && removes_something;
        asks.then_some(subcommand)
    }
}

/// Whether the word is an operation of pacman that asks.
fn is_of_pacman(word: &str) -> bool {
    let letters = word.strip_prefix('-').filter(|it| !it.starts_with('-')).unwrap_or_default();
    letters.starts_with(['S', 'U', 'R']) && !letters.contains(['s', 'i', 'g', 'l', 'h']) && letters != "Sy"
}

/// Whether another command may give the answer through a pipe.
fn answers(commands: &RunCommands<'_>) -> bool {
    commands.iter().any(|it| matches!(it.name(), "yes" | "echo" | "printf"))
        && !commands.script().script().pipes().is_empty()
}
