//! `DF6004`: passwords in commands and URLs.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast::Instruction;
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::run_commands::RunCommands;
use crate::secrets::{is_literal_secret, url_credentials};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds passwords that stand in the file: in URLs (`https://name:password@host`), in options of `curl`, `wget`,
    /// `sshpass` and `mysql`, and in what is given to `chpasswd`.
    /// Passwords from variables are not reported, nor URLs of hosts without a domain.
    ///
    /// ## Why it matters
    /// The file is in version control, and the command is in the history of the image.
    /// The password is known to all who can read one of them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -fsS -u deploy:Zx81sinclair https://example.com/app.tar.gz -o app.tar.gz
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=secret,id=netrc,target=/root/.netrc \
    ///     curl -fsS --netrc https://example.com/app.tar.gz -o app.tar.gz
    /// ```
    DF6004 {
        name: "inline-password",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    if ctx.is_compat() {
        return None;
    }
    for token in instruction.node().tokens().filter(|it| it.kind() != SyntaxKind::COMMENT) {
        if let Some(it) = url_credentials(token.text()) {
            let start = token.range().start + it.start as u32;
            report(ctx, TextRange::new(start, start + it.len() as u32), "a password stands in the URL");
        }
    }
    let programs = ["curl", "wget", "sshpass", "mysql", "chpasswd"];
    let commands = RunCommands::with_any_of(ctx, instruction.as_run()?, &programs)?;
    let mut previous = None;
    for command in commands.iter() {
        if let Some((range, of)) = password(&commands, command, previous) {
            report(ctx, range, &format!("a password stands in the arguments of `{of}`"));
        }
        previous = Some(command);
    }
    Some(())
}

fn report(ctx: &mut RuleContext<'_>, range: TextRange, message: &str) {
    ctx.report(range, message)
        .help("change it, and give the new one to the `RUN` that needs it with `--mount=type=secret`");
}

/// The argument of a command that has a password, with the name of the command.
fn password<'c>(
    commands: &RunCommands<'_>,
    command: &'c Command,
    previous: Option<&'c Command>,
) -> Option<(TextRange, &'c str)> {
    let word = match command.name() {
        "curl" => command.flags().find_map(|it| match it.name {
            "u" | "user" | "U" | "proxy-user" => {
                value(command, it.arg_idx, it.name).filter(|it| has_pair(it.1))
            }
            _ => None,
        }),
        "wget" => command.flags().find_map(|it| match it.name {
            "password" | "http-password" | "ftp-password" => {
                value(command, it.arg_idx, it.name).filter(|it| is_literal_secret(it.1))
            }
            _ => None,
        }),
        "sshpass" => {
            let flag = command.flags().next().filter(|it| it.name == "p")?;
            value(command, flag.arg_idx, "p").filter(|it| is_literal_secret(it.1))
        }
        "mysql" | "mysqladmin" => command.args().iter().enumerate().find_map(|(idx, it)| {
            let password = it.text.strip_prefix("-p").or_else(|| it.text.strip_prefix("--password="))?;
            is_literal_secret(password).then_some((idx, password))
        }),
        "chpasswd" => {
            let printing = previous.filter(|it| matches!(it.name(), "echo" | "printf"))?;
            let idx = printing.args().iter().position(|it| has_pair(&it.text))?;
            let range = commands.word_range(&printing.args()[idx]);
            return Some((range, printing.name()));
        }
        _ => None,
    };
    word.map(|(idx, _)| (commands.word_range(&command.args()[idx]), command.name()))
}

/// The value of an option, with the index of the argument that has it: `-u x`, `-ux`, `--user x`, `--user=x`.
fn value<'c>(command: &'c Command, arg_idx: usize, name: &str) -> Option<(usize, &'c str)> {
    let word = command.args()[arg_idx].text.as_str();
    if let Some(it) = word.split_once('=').filter(|_| word.starts_with("--")) {
        return Some((arg_idx, it.1));
    }
    let glued = word.split_once(name).map_or("", |it| it.1);
    match glued {
        "" => Some((arg_idx + 1, command.args().get(arg_idx + 1)?.text.as_str())),
        it => Some((arg_idx, it)),
    }
}

/// Whether the text is a name and a password.
fn has_pair(text: &str) -> bool {
    let pair = text.split_once(':').filter(|it| !it.0.is_empty() && !it.0.contains(['$', ' ', '/']));
    pair.is_some_and(|it| is_literal_secret(it.1))
}
