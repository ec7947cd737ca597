//! `DF6008`: packages that are installed without a look at their signature.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds options by which a package manager installs what nobody has signed: `--allow-unauthenticated` and
    /// `--force-yes` of `apt-get`, `--allow-untrusted` of `apk`, `--nogpgcheck` of `yum` and `dnf`, `--nosignature` of
    /// `rpm`, `--no-gpg-checks` of `zypper`, and sources that are `[trusted=yes]`.
    ///
    /// ## Why it matters
    /// The signature is what tells a package of the distribution from one that somebody put in its place.
    /// Most mirrors are reached by plain HTTP, so nothing else does.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --allow-unauthenticated curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y curl
    /// ```
    ///
    /// ## Fix
    /// The option is deleted.
    /// The fix is unsafe: the installation fails where the key is not known.
    DF6008 {
        name: "unauthenticated-package",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

const PROGRAMS: [&str; 9] =
    ["apt", "apk", "yum", "dnf", "rpm", "zypper", "add-apt-repository", "echo", "printf"];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &PROGRAMS)?;
    for command in commands.iter() {
        let Some(word) = command.args().iter().find(|it| is_unchecked(command, it)) else { continue };
        let (range, name) = (commands.word_range(word), command.name());
        if is_source(command, word) {
            let message = "`trusted=yes` turns the check of signatures off for this source";
            ctx.report(range, message).help("name the key of the source with `signed-by`");
            continue;
        }
        let edit = commands.delete(word).filter(|_| word.text.starts_with("--") && !word.text.contains('='));
        ctx.report(
            range,
            format!("with `{}`, `{name}` takes packages that nobody signed", commands.written(word)),
        )
        .help("import the key that the packages are signed with")
        .fix(edit.map(|it| Fix::new(Applicability::Unsafe, "check the signatures", vec![it])));
    }
    Some(())
}

fn is_unchecked(command: &Command, word: &Word) -> bool {
    let text = word.text.as_str();
    match command.name() {
        "apt" | "apt-get" | "aptitude" => {
            matches!(text, "--allow-unauthenticated" | "--force-yes" | "--allow-insecure-repositories")
                || text.contains("AllowUnauthenticated=true")
                || text.contains("AllowUnauthenticated=1")
        }
        "apk" => text == "--allow-untrusted",
        "yum" | "dnf" | "dnf5" | "microdnf" | "tdnf" => {
            matches!(text, "--nogpgcheck" | "--no-gpgchecks")
                || matches!(text.split_once("gpgcheck="), Some(("--setopt=" | "", "0" | "false")))
        }
        "rpm" => matches!(text, "--nosignature" | "--nogpg"),
        "zypper" => text == "--no-gpg-checks",
        _ => is_source(command, word),
    }
}

/// Whether the word is a line of a list of sources that are not checked. A folder of the image needs no check.
fn is_source(command: &Command, word: &Word) -> bool {
    let is_printed = matches!(command.name(), "echo" | "printf" | "add-apt-repository");
    is_printed && word.text.contains("trusted=yes") && !word.text.contains("file:")
}
