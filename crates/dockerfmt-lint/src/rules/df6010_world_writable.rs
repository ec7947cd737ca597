//! `DF6010`: files that everybody may write to.

use dockerfmt_shell::Word;
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::Instruction;

use crate::run_commands::RunCommands;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `chmod`, `mkdir -m`, `install -m` and `--chmod` that let everybody write: `777`, `666`, `a+w`, `o+rwx`.
    /// Folders with the sticky bit, as `1777`, are left alone.
    ///
    /// ## Why it matters
    /// Each process in the container can change the files, also one that was broken into and runs as nobody.
    /// Programs and their settings then belong to whoever comes.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN mkdir /srv/app && chmod -R 777 /srv/app
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN mkdir /srv/app && chown -R 1000:1000 /srv/app
    /// ```
    DF6010 {
        name: "world-writable",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    if let Some(mode) = instruction.flag("chmod").and_then(|it| it.value()) {
        if is_open(&mode.unquoted()) {
            report(ctx, mode.range(), &mode.text());
        }
        return Some(());
    }
    let commands = RunCommands::with_any_of(ctx, instruction.as_run()?, &["chmod", "mkdir", "install"])?;
    for command in commands.iter() {
        let mode = match command.name() {
            "chmod" if command.has_flag("reference") => None,
            "chmod" => command.args().iter().find(|it| is_mode(it)),
            "mkdir" | "install" => command.flag_values("m").next(),
            _ => None,
        };
        if let Some(mode) = mode.filter(|it| is_open(&it.text)) {
            report(ctx, commands.word_range(mode), &mode.text);
        }
    }
    Some(())
}

fn report(ctx: &mut RuleContext<'_>, range: TextRange, mode: &str) {
    ctx.report(range, format!("`{mode}` lets everybody write"))
        .help("give the files to the user who writes them, with `chown` or `--chown`");
}

/// Whether it is the mode of `chmod`, and not one of its options. `-w` takes a permission away.
fn is_mode(word: &Word) -> bool {
    word.text.strip_prefix('-').is_none_or(|it| it.chars().all(|it| "rwxXst".contains(it)))
}

/// Whether files with this mode can be written to by everybody. With the sticky bit, nobody can take others' away.
fn is_open(mode: &str) -> bool {
    if mode.bytes().all(|it| (b'0'..=b'7').contains(&it)) {
        let mode = u32::from_str_radix(mode, 8).unwrap_or(0);
        return mode & 0o002 != 0 && mode & 0o1000 == 0;
    }
    let opens = |clause: &str| {
        let Some((who, permissions)) = clause.split_once(['+', '=']) else { return false };
        who.contains(['a', 'o']) && permissions.contains('w') && !permissions.contains(['t', '-'])
    };
    !mode.contains('t') && mode.split(',').any(opens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_the_last_digit_or_others() {
        for it in ["777", "0777", "666", "a+w", "o=rw", "u+x,a+rwx", "ugo+rw", "2777"] {
            assert!(is_open(it), "{it}");
        }
        for it in ["755", "1777", "g+w", "+x", "a+rX", "o-w", "a-w", "a+rwt", "+w", "", "$MODE"] {
            assert!(!is_open(it), "{it}");
        }
    }
}
