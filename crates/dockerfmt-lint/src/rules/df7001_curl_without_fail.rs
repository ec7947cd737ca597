//! `DF7001`: `curl` that takes an error page for the file.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::outputs::{Output, Outputs};
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `curl` without `--fail` whose output becomes a file or goes into a pipe.
    ///
    /// ## Why it matters
    /// For a server's answer that there is no such file, or that it has broken down, `curl` ends as if all was well.
    /// The page with the error is then the file: it is unpacked, run, or a part of the image.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -sSL -o /usr/local/bin/app https://example.com/app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN curl -fsSL -o /usr/local/bin/app https://example.com/app
    /// ```
    ///
    /// ## Fix
    /// `-f` is inserted.
    /// The fix is unsafe: a build fails that went on with the page of an error.
    DF7001 {
        name: "curl-without-fail",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

/// The options by which `curl` fails, and those by which its output is no file: headers, a status to look at.
const QUIET: [&str; 13] = [
    "f",
    "fail",
    "fail-early",
    "fail-with-body",
    "I",
    "head",
    "i",
    "include",
    "w",
    "write-out",
    "K",
    "config",
    "V",
];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["curl"])?;
    let outputs = Outputs::new(commands.script().text())?;
    for curl in commands.called("curl").filter(|it| !it.has_any_flag(&QUIET) && fetches(it)) {
        let target = match outputs.of(curl) {
            _ if curl.has_any_flag(&["o", "O", "output", "remote-name", "remote-name-all"]) => "the file",
            Output::File(it) if commands.script().text()[it.clone()] != *"/dev/null" => "the file",
            Output::Pipe(_) => "what the pipe gets",
            _ => continue,
        };
        let name = curl.name_word();
        let edit = commands.insert_behind(name, " -f");
        ctx.report(commands.word_range(name), format!("`curl` takes the page of an error for {target}"))
            .help("use `-f`")
            .fix(edit.map(|it| Fix::new(Applicability::Unsafe, "insert `-f`", vec![it])));
    }
    Some(())
}

/// Whether it asks a server by HTTP, as far as its arguments tell.
fn fetches(curl: &Command) -> bool {
    let is_other = |it: &str| it.starts_with("file:") || it.starts_with("ftp:") || it == "/dev/null";
    !curl.args().iter().any(|it| is_other(&it.text))
}
