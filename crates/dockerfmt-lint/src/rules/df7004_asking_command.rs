//! `DF7004`: package managers that ask, but for those that hadolint's rules know.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use super::missing_option::MissingOption;
use crate::run_commands::RunCommands;
use crate::{Applicability, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds commands that ask for confirmation: `apt-get remove` and `upgrade`, `yum` and `dnf` where they do not install,
    /// `dnf5`, `tdnf`, `pacman`, `pip uninstall`.
    /// What `DL3014`, `DL3030` and `DL3038` report is left to them.
    ///
    /// ## Why it matters
    /// A build has no terminal, so nobody can answer: the command gives up, and the build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get purge --auto-remove gcc
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get purge -y --auto-remove gcc
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
    /// The subcommands that ask whether to do something with the packages that follow.
    subcommands: &'static [&'static str],
    /// Those that ask also where no packages follow.
    of_all: &'static [&'static str],
    /// The option that a fix inserts.
    option: &'static str,
    /// All options by which nothing is asked, or nothing is done.
    quiet: &'static [&'static str],
}

static ASKING: [Asking; 5] = [
    Asking {
        programs: &["apt-get", "apt", "aptitude"],
        subcommands: &["build-dep", "purge", "reinstall", "remove"],
        of_all: &["dist-upgrade", "full-upgrade", "upgrade"],
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
        subcommands: &["builddep", "downgrade", "erase", "groupremove", "reinstall", "remove", "swap"],
        of_all: &["update", "upgrade"],
        option: "-y",
        quiet: &["y", "assumeyes", "assumeno", "downloadonly", "h", "help"],
    },
    Asking {
        programs: &["dnf5", "tdnf"],
        subcommands: &["erase", "install", "reinstall", "remove", "swap"],
        of_all: &["update", "upgrade"],
        option: "-y",
        quiet: &["y", "assumeyes", "assumeno", "downloadonly", "h", "help"],
    },
    Asking {
        programs: &["pacman"],
        subcommands: &[],
        of_all: &[],
        option: "--noconfirm",
        quiet: &["noconfirm", "p", "print", "w", "downloadonly"],
    },
    Asking {
        programs: &["pip", "pip2", "pip3"],
        subcommands: &["uninstall"],
        of_all: &[],
        option: "-y",
        quiet: &["y", "yes", "h", "help"],
    },
];

/// What turns the question off for all commands, wherever the file has it.
const SETTINGS: [&str; 2] = ["Assume-Yes", "assumeyes="];

fn check(ctx: &mut RuleContext<'_>) {
    if ctx.is_compat() || SETTINGS.iter().any(|it| ctx.text().contains(it)) {
        return;
    }
    for run in ctx.instructions().iter().filter_map(|it| it.as_run()) {
        check_run(ctx, run);
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let programs = ["apt", "yum", "dnf", "pacman", "pip"];
    let commands = RunCommands::with_any_of(ctx, run, &programs)?;
    let first = commands.iter().find(|it| asking(it).is_some()).filter(|_| !answers(&commands))?;
    let (asking, _) = asking(first)?;
    let of_same = |it: &&Command| it.name() == first.name();
    let found: Vec<(&Command, &Word)> =
        commands.iter().filter(of_same).filter_map(|it| Some((it, self::asking(it)?.1))).collect();
    let subcommand = &found.first()?.1.text;
    let missing = MissingOption {
        option: asking.option,
        message: format!("`{} {subcommand}` asks for confirmation", first.name()),
        applicability: Some(Applicability::Safe),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}

/// How the command is kept from asking, if it asks, with the word of its subcommand.
fn asking(command: &Command) -> Option<(&'static Asking, &Word)> {
    let asking = ASKING.iter().find(|it| it.programs.contains(&command.name()))?;
    let is_quiet =
        command.has_any_flag(asking.quiet) || command.count_flag("q") > 1 || command.has_arg("-q=2");
    let subcommand = match command.name() {
        "pacman" => command.args().iter().find(|it| is_of_pacman(&it.text)),
        _ => asking.subcommand(command),
    };
    Some((asking, subcommand.filter(|_| !is_quiet)?))
}

impl Asking {
    /// The subcommand, if it asks.
    fn subcommand<'c>(&self, command: &'c Command) -> Option<&'c Word> {
        let mut operands = command.positional();
        let subcommand = operands.next()?;
        let name = subcommand.text.as_str();
        let asks =
            self.of_all.contains(&name) || self.subcommands.contains(&name) && operands.next().is_some();
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
