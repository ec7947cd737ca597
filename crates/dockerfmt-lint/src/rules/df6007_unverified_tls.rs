//! `DF6007`: checks of certificates that are turned off.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::Instruction;

use crate::run_commands::RunCommands;
use crate::values::variables;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds options and variables that turn off the check of certificates: `curl -k`, `wget --no-check-certificate`,
    /// `pip --trusted-host`, `git -c http.sslVerify=false`, `npm config set strict-ssl false`,
    /// `NODE_TLS_REJECT_UNAUTHORIZED=0`, `PYTHONHTTPSVERIFY=0` and the like.
    ///
    /// ## Why it matters
    /// Whoever is between the builder and the server can put another file in the place of the one that is fetched.
    /// A variable does the same to all that the container fetches later.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -fsSLk https://example.com/app.tar.gz -o app.tar.gz
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl
    /// RUN curl -fsSL https://example.com/app.tar.gz -o app.tar.gz
    /// ```
    ///
    /// ## Fix
    /// An option that stands alone and has no value is deleted.
    /// The fix is unsafe: the download fails where the certificate is not trusted.
    DF6007 {
        name: "unverified-tls",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

/// Variables with the values by which they turn the check off.
const VARIABLES: [(&str, &[&str]); 8] = [
    ("CONDA_SSL_VERIFY", &["0", "false"]),
    ("GIT_SSL_NO_VERIFY", &["1", "true"]),
    ("NODE_TLS_REJECT_UNAUTHORIZED", &["0"]),
    ("NPM_CONFIG_STRICT_SSL", &["false"]),
    ("PYTHONHTTPSVERIFY", &["0"]),
    ("YARN_STRICT_SSL", &["false"]),
    ("npm_config_strict_ssl", &["false"]),
    ("yarn_config_strict_ssl", &["false"]),
];

const HELP: &str = "install the certificate of the server, or `ca-certificates`";

/// What the text of a script has if there is something to find.
const WORDS: [&str; 14] = [
    "curl",
    "wget",
    "git",
    "pip",
    "npm",
    "yarn",
    "pnpm",
    "conda",
    "yum",
    "dnf",
    "apt",
    "VERIFY",
    "UNAUTHORIZED",
    "_SSL",
];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    if let Some(run) = instruction.as_run() {
        let commands = RunCommands::with_any_of(ctx, run, &WORDS)?;
        for command in commands.iter() {
            check_command(ctx, &commands, command);
        }
        return Some(());
    }
    for pair in variables(instruction) {
        let (Some(key), Some(value)) = (pair.key(), pair.value()) else { continue };
        if turns_off(&key.unquoted(), &value.unquoted()) {
            report_variable(ctx, pair.range(), &key.unquoted());
        }
    }
    Some(())
}

fn check_command(ctx: &mut RuleContext<'_>, commands: &RunCommands<'_>, command: &Command) -> Option<()> {
    if command.name() == "export" {
        let is_off = |it: &&Word| it.text.split_once('=').is_some_and(|it| turns_off(it.0, it.1));
        let word = command.args().iter().find(is_off)?;
        let name = word.text.split('=').next().unwrap_or_default();
        report_variable(ctx, commands.word_range(word), name);
        return Some(());
    }
    let words = option(command)?;
    let range = words.first()?.range.start..words.last()?.range.end;
    let written = commands.script().text()[range.clone()].lines().next().unwrap_or_default();
    ctx.report(commands.range(range), format!("with `{written}`, `{}` trusts any server", command.name()))
        .help(HELP)
        .fix(fix(commands, words));
    Some(())
}

/// Deletes an option that stands alone.
fn fix(commands: &RunCommands<'_>, words: &[Word]) -> Option<Fix> {
    let [word] = words else { return None };
    let is_alone = matches!(word.text.as_str(), "-k" | "--insecure" | "--no-check-certificate");
    let edit = commands.delete(word).filter(|_| is_alone)?;
    Some(Fix::new(Applicability::Unsafe, "check the certificate", vec![edit]))
}

fn report_variable(ctx: &mut RuleContext<'_>, range: TextRange, name: &str) {
    ctx.report(range, format!("with this value of `{name}` any server is trusted")).help(HELP);
}

fn turns_off(name: &str, value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    VARIABLES.iter().any(|it| it.0 == name && it.1.contains(&value.as_str()))
}

/// The arguments by which a command takes any certificate: an option, or a setting and its value.
fn option(command: &Command) -> Option<&[Word]> {
    let args = command.args();
    let is_local = |it: &Word| it.text.contains("://localhost") || it.text.contains("://127.");
    if args.iter().any(is_local) {
        return None;
    }
    let is_off = |it: &Word| is_option(command.name(), &it.text) || is_pair(command, &it.text);
    if let Some(it) = args.iter().position(is_off) {
        return args.get(it..=it);
    }
    args.windows(2).find(|it| is_key(command, &it[0].text) && is_false(&it[1].text))
}

fn is_option(program: &str, word: &str) -> bool {
    match program {
        "curl" => is_curl_insecure(word),
        "wget" => word == "--no-check-certificate",
        "git" => word
            .split_once('=')
            .is_some_and(|it| it.0.eq_ignore_ascii_case("http.sslVerify") && is_false(it.1)),
        "apt" | "apt-get" => word.contains("Verify-Peer=false"),
        "yum" | "dnf" | "microdnf" => word.split_once("sslverify=").is_some_and(|it| is_false(it.1)),
        it if it.starts_with("pip") || it.starts_with("python") => word.starts_with("--trusted-host"),
        _ => false,
    }
}

/// Whether the options of `word` have a `k` in front of the first that takes a value.
fn is_curl_insecure(word: &str) -> bool {
    let letters = word.strip_prefix('-').filter(|it| !it.starts_with('-')).unwrap_or_default();
    let flags = letters.split(|it| "AbcCdDeEFhHKmoPQrtTuUwxXyYz".contains(it)).next();
    word == "--insecure" || flags.is_some_and(|it| it.contains('k'))
}

/// Whether the word is a setting with its value: `npm set strict-ssl=false`, `npm install --strict-ssl=false`.
fn is_pair(command: &Command, word: &str) -> bool {
    word.split_once('=').is_some_and(|it| is_key(command, it.0) && is_false(it.1))
}

/// Whether `word` is the setting of a program that stays: `git config http.sslVerify false`.
fn is_key(command: &Command, word: &str) -> bool {
    let key = word.trim_start_matches("--");
    let name = match command.name() {
        "git" => "http.sslverify",
        "npm" | "yarn" | "pnpm" => "strict-ssl",
        "conda" | "mamba" => "ssl_verify",
        _ => return false,
    };
    let is_set = key != word || command.has_any_arg(&["config", "set"]);
    is_set && key.eq_ignore_ascii_case(name)
}

fn is_false(value: &str) -> bool {
    ["false", "0", "off", "no"].iter().any(|it| value.eq_ignore_ascii_case(it))
}
