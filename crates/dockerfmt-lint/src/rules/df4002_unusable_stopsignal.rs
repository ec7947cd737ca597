//! `DF4002`: signals that no process can be stopped with.

use dockerfmt_syntax::ast::Stopsignal;

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `STOPSIGNAL` with a word that is no signal, and with `SIGKILL` or `SIGSTOP`.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// A signal that does not exist fails the build.
    /// The other two never reach the process: `SIGKILL` ends it before it can put anything in order, and `SIGSTOP` halts
    /// it without ending it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// STOPSIGNAL SIGKILL
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// STOPSIGNAL SIGQUIT
    /// ```
    DF4002 {
        name: "unusable-stopsignal",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Stopsignal(check),
    }
}

/// The signals of Linux without `SIG`; those of real time are counted from both ends.
const SIGNALS: [&str; 36] = [
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
    "POLL", "PROF", "PWR", "QUIT", "RTMAX", "RTMIN", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP",
    "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
];

fn check(ctx: &mut RuleContext<'_>, stopsignal: Stopsignal<'_>) -> Option<()> {
    let value = stopsignal.value().filter(|it| it.is_literal())?;
    let text = value.unquoted();
    let upper = text.to_ascii_uppercase();
    let name = upper.strip_prefix("SIG").unwrap_or(&upper);
    if matches!(name, "KILL" | "STOP" | "9" | "19") {
        ctx.report(value.range(), format!("no process can handle `{text}`"))
            .help("leave it out for `SIGTERM`, or name a signal that the program handles");
    } else if !is_signal(name) {
        ctx.report(value.range(), format!("`{text}` is no signal")).help("name a signal of Linux");
    }
    Some(())
}

fn is_signal(name: &str) -> bool {
    // The builder takes any number but zero.
    match name.parse() {
        Ok(0) => false,
        Ok(1_i32..) => true,
        _ => SIGNALS.binary_search(&name).is_ok() || is_real_time(name),
    }
}

/// `RTMIN+1` to `RTMIN+15`, `RTMAX-14` to `RTMAX-1`.
fn is_real_time(name: &str) -> bool {
    let from_start = name.strip_prefix("RTMIN+").is_some_and(|it| is_within(it, 15));
    from_start || name.strip_prefix("RTMAX-").is_some_and(|it| is_within(it, 14))
}

fn is_within(number: &str, max: u32) -> bool {
    !number.starts_with(['0', '+']) && number.parse().is_ok_and(|it: u32| (1..=max).contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_have_names_and_numbers() {
        assert!(SIGNALS.is_sorted());
        for it in ["TERM", "15", "RTMIN", "RTMIN+15", "RTMAX-14"] {
            assert!(is_signal(it), "{it}");
        }
        for it in ["0", "", "-1", "FOO", "RTMIN+16", "RTMAX-0", "RTMAX-15", "RTMIN+01"] {
            assert!(!is_signal(it), "{it}");
        }
    }
}
