//! `DF6004`: passwords in commands and URLs.

use dockerfmt_shell::{Command, Flag, Word};
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

/// The options that take a password, or a name and a password, by the program.
const OPTIONS: [(&str, &[&str]); 3] = [
    ("curl", &["u", "user", "U", "proxy-user"]),
    ("sshpass", &["p"]),
    ("wget", &["password", "http-password", "ftp-password"]),
];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    for token in instruction.node().tokens().filter(|it| it.kind() != SyntaxKind::COMMENT) {
        if let Some(it) = url_credentials(token.text()) {
            let start = token.range().start + it.start as u32;
            report(ctx, TextRange::new(start, start + it.len() as u32), "the URL");
        }
    }
    let programs = ["curl", "wget", "sshpass", "mysql", "chpasswd"];
    let commands = RunCommands::with_any_of(ctx, instruction.as_run()?, &programs)?;
    let mut previous: Option<&Command> = None;
    for command in commands.iter() {
        let found = match command.name() {
            "chpasswd" => previous.filter(|it| prints(it)).and_then(printed_password),
            "mysql" | "mysqladmin" => command.args().iter().find(|it| is_mysql_password(&it.text)),
            _ => password(command),
        };
        if let Some(word) = found {
            let printing = previous.filter(|_| command.name() == "chpasswd");
            let program = printing.unwrap_or(command).name();
            report(ctx, commands.word_range(word), &format!("the arguments of `{program}`"));
        }
        previous = Some(command);
    }
    Some(())
}

fn report(ctx: &mut RuleContext<'_>, range: TextRange, place: &str) {
    ctx.report(range, format!("a password stands in {place}"))
        .help("change it, and give the new one to the `RUN` that needs it with `--mount=type=secret`");
}

/// The argument of a command that has a password.
fn password(command: &Command) -> Option<&Word> {
    let (program, options) = OPTIONS.iter().find(|it| it.0 == command.name())?;
    let is_secret = if *program == "curl" { has_pair } else { is_literal_secret };
    // What follows the password of `sshpass` is another command.
    let is_own = |it: &Flag<'_>| it.arg_idx == 0 || *program != "sshpass";
    let mut flags = command.flags().filter(|it| options.contains(&it.name) && is_own(it));
    flags.find_map(|it| value(command, it).filter(|it| is_secret(it.1)).map(|it| it.0))
}

/// The password of `mysql` is glued to its option; else it asks for one.
fn is_mysql_password(word: &str) -> bool {
    let password = word.strip_prefix("-p").or_else(|| word.strip_prefix("--password="));
    password.is_some_and(is_literal_secret)
}

fn prints(command: &Command) -> bool {
    matches!(command.name(), "echo" | "printf")
}

fn printed_password(command: &Command) -> Option<&Word> {
    command.args().iter().find(|it| has_pair(&it.text))
}

/// The value of an option, with the argument that has it: `-u x`, `-ux`, `--user x`, `--user=x`.
fn value<'c>(command: &'c Command, flag: Flag<'_>) -> Option<(&'c Word, &'c str)> {
    let word = &command.args()[flag.arg_idx];
    let text = word.text.as_str();
    let glued = match text.starts_with("--") {
        true => text.split_once('=').map_or("", |it| it.1),
        false => text.split_once(flag.name)?.1,
    };
    if glued.is_empty() {
        let next = command.args().get(flag.arg_idx + 1)?;
        return Some((next, &next.text));
    }
    Some((word, glued))
}

/// Whether the text is a name and a password.
fn has_pair(text: &str) -> bool {
    let pair = text.split_once(':').filter(|it| !it.0.is_empty() && !it.0.contains(['$', ' ', '/']));
    pair.is_some_and(|it| is_literal_secret(it.1))
}
