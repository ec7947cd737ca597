//! `DF7002`: `curl` that does not follow where a server sends it.

use dockerfmt_syntax::ast;

use crate::outputs::{Output, Outputs};
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `curl` without `--location` for addresses that are known to send elsewhere: releases and archives of GitHub,
    /// downloads of SourceForge, short links.
    ///
    /// ## Why it matters
    /// The answer has no content but where to look, and `curl` does not look there.
    /// The file is empty or a page, also with `--fail`, for this is no error.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN curl -fsSo app.tar.gz https://github.com/team/app/releases/download/v1.2/app.tar.gz
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN curl -fsSLo app.tar.gz https://github.com/team/app/releases/download/v1.2/app.tar.gz
    /// ```
    ///
    /// ## Fix
    /// `-L` is inserted.
    /// The fix is unsafe: another file is fetched.
    DF7002 {
        name: "curl-without-location",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["curl"])?;
    let outputs = Outputs::new(commands.script().text())?;
    let follows = ["L", "location", "location-trusted", "I", "head", "w", "write-out", "K", "config"];
    for curl in commands.called("curl").filter(|it| !it.has_any_flag(&follows)) {
        let Some(url) = curl.args().iter().find(|it| is_forwarded(&it.text)) else { continue };
        // In a substitution the answer itself may be wanted: it has the address.
        if outputs.of(curl) == Output::Word {
            continue;
        }
        let edit = commands.insert_behind(curl.name_word(), " -L");
        let message =
            format!("the server sends elsewhere for `{}`", commands.written(url).trim_matches(['"', '\'']));
        ctx.report(commands.word_range(url), message)
            .help("use `-L`")
            .fix(edit.map(|it| Fix::new(Applicability::Unsafe, "insert `-L`", vec![it])));
    }
    Some(())
}

/// Whether the server is known to answer with another address.
fn is_forwarded(url: &str) -> bool {
    let Some((_, address)) = url.split_once("://") else { return false };
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    match host {
        "github.com" | "www.github.com" => {
            let mut parts = path.split('/').skip(2);
            matches!(parts.next(), Some("releases" | "archive" | "raw" | "tarball" | "zipball"))
        }
        "downloads.sourceforge.net" | "bit.ly" | "git.io" | "aka.ms" => true,
        "sourceforge.net" => path.ends_with("/download"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_addresses_send_elsewhere() {
        for it in [
            "https://github.com/a/b/releases/latest",
            "http://github.com/$A/b/archive/v1.zip",
            "https://aka.ms/x",
        ] {
            assert!(is_forwarded(it), "{it}");
        }
        for it in
            ["https://api.github.com/repos/a/b/releases", "https://github.com", "https://github.com/a/b", "x"]
        {
            assert!(!is_forwarded(it), "{it}");
        }
    }
}
