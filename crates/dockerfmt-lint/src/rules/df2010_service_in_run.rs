//! `DF2010`: services that are started while the image is built.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast;

use crate::run_commands::RunCommands;
use crate::shell_script::posix_script;
use crate::trailing::Trailing;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `systemctl start` and the like in `RUN`, and scripts of `/etc/init.d` and `rc-service` that start something at
    /// the end of a `RUN`.
    /// `systemctl enable`, which only makes links, is left alone; `DL3001` finds `service`.
    ///
    /// ## Why it matters
    /// No systemd runs while an image is built, so `systemctl` has nobody to ask, and fails.
    /// What a script starts ends with its `RUN`: it does not run in the container.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN systemctl start nginx
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["nginx", "-g", "daemon off;"]
    /// ```
    DF2010 {
        name: "service-in-run",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["systemctl", "/etc/init.d/", "rc-service"])?;
    for command in commands.called("systemctl").filter(|it| needs_systemd(it)) {
        let range = commands.range(command.name_word().range.start..command.range().end);
        ctx.report(range, "no systemd runs while the image is built")
            .help("start the service with `CMD` or `ENTRYPOINT`");
    }
    let script = posix_script(ctx, run)?;
    let idx = Trailing::new(script, starts_service)?.idx;
    let range = script.source_range(script.script().commands()[idx].range());
    ctx.report(range, "what is started ends with its `RUN`").help("start it with `CMD` or `ENTRYPOINT`");
    Some(())
}

fn needs_systemd(systemctl: &Command) -> bool {
    let is_offline = systemctl.has_any_flag(&["root", "global", "version", "help"]);
    let subcommand = systemctl.positional().next().map_or("", |it| it.text.as_str());
    let asks = ["daemon-reload", "is-active", "reload", "restart", "start", "status", "stop", "try-restart"];
    !is_offline && asks.contains(&subcommand)
}

fn starts_service(command: &Command) -> bool {
    let name = command.name();
    let is_script = name.starts_with("/etc/init.d/") || name == "rc-service";
    is_script && command.args().last().is_some_and(|it| matches!(it.text.as_str(), "start" | "restart"))
}
