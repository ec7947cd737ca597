//! `DF6006`: scripts that are run as they are fetched.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::outputs::{Output, Outputs};
use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds downloads that go straight into an interpreter: `curl … | sh`, `wget -O- … | python3`,
    /// `bash -c "$(curl …)"`, `bash <(curl …)`.
    ///
    /// ## Why it matters
    /// Nothing can check the script before it runs, as root as a rule, and tomorrow it may be another one.
    /// Where the connection breaks off, the first half of it is run.
    /// Without `pipefail` the build does not even fail where the server has no such file.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -fsSL https://example.com/install.sh | sh
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN curl -fsSLo install.sh https://example.com/install.sh \
    ///     && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  install.sh" | sha256sum -c \
    ///     && sh install.sh
    /// ```
    DF6006 {
        name: "piped-download",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["curl", "wget"])?;
    let outputs = Outputs::new(commands.script().text())?;
    let mut all: Vec<&Command> = commands.iter().collect();
    all.sort_by_key(|it| it.range().start);
    let interpreters: Vec<&Command> = all.iter().copied().filter(|it| is_interpreter(it)).collect();
    for download in all.iter().filter(|it| writes_output(it)) {
        let Some(interpreter) = (match outputs.of(download) {
            Output::Pipe(start) => reader(&all, start),
            Output::Word => holder(&interpreters, commands.script().text(), download.range().start),
            Output::File(_) | Output::Script => None,
        }) else {
            continue;
        };
        let message = format!("`{}` runs what `{}` fetches, unseen", interpreter.name(), download.name());
        ctx.report(commands.word_range(interpreter.name_word()), message)
            .help("save it, check it, and run it then");
    }
    Some(())
}

/// Whether it is a download that goes to the standard output, as `curl` does unless told otherwise.
fn writes_output(command: &Command) -> bool {
    let has_file = command.has_any_flag(&["o", "O", "output", "remote-name"]);
    let is_dash =
        |it: &str| it == "/dev/stdout" || it.ends_with('-') && !it.starts_with("--") || it.ends_with("=-");
    let is_output = command.args().iter().any(|it| is_dash(&it.text));
    match command.name() {
        "curl" => !has_file || is_output,
        "wget" => is_output,
        _ => false,
    }
}

/// The interpreter that reads its script from the pipe to the command at `start`, which may be `sudo`.
fn reader<'c>(all: &[&'c Command], start: usize) -> Option<&'c Command> {
    let first = all.partition_point(|it| it.range().start < start);
    let end = all.get(first).filter(|it| it.range().start == start)?.range().end;
    let mut started = all[first..].iter().take_while(|it| it.range().end <= end);
    started.find(|it| is_interpreter(it)).copied().filter(|it| reads_input(it))
}

/// The interpreter whose script has what stands at `offset`.
fn holder<'c>(interpreters: &[&'c Command], text: &str, offset: usize) -> Option<&'c Command> {
    let before = interpreters.partition_point(|it| it.range().start < offset);
    let around = interpreters[..before].last()?;
    is_script_of(around, text, offset).then_some(*around)
}

fn is_interpreter(command: &Command) -> bool {
    is_shell(command) || is_language(command)
}

fn is_shell(command: &Command) -> bool {
    matches!(command.name(), "ash" | "bash" | "dash" | "ksh" | "sh" | "zsh")
}

fn is_language(command: &Command) -> bool {
    let name = command.name().trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    matches!(name, "python" | "perl" | "ruby" | "node" | "php")
}

/// Whether the interpreter takes its script from the standard input.
fn reads_input(command: &Command) -> bool {
    let has_script = match is_shell(command) {
        true => command.has_flag("c"),
        false => command.has_any_flag(&["c", "e", "m", "n", "p", "r"]),
    };
    let mut operands = command.positional().filter(|it| it.text != "--");
    let is_input = operands.next().is_none_or(|it| matches!(it.text.as_str(), "-" | "/dev/stdin"));
    !has_script && (is_input || is_shell(command) && command.has_flag("s") || command.has_arg("--"))
}

/// Whether what stands at `offset` is in the script that is given to the interpreter: `-c "$(…)"`, `<(…)`.
fn is_script_of(command: &Command, text: &str, offset: usize) -> bool {
    let idx = command.args().partition_point(|it| it.range.end <= offset);
    let Some(word) = command.args().get(idx).filter(|it| it.range.start <= offset) else { return false };
    let written = text[word.range.clone()].trim_start_matches('"');
    let is_script = idx > 0 && command.args()[idx - 1].text == "-c";
    written.starts_with("<(") || is_script && written.starts_with(['$', '`'])
}
