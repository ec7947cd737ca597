//! `docs/cli.md`: what the program says with `--help`, so that it can be read without it.
//!
//! The program is run, for it is no library; whoever asks says how.

use std::path::Path;
use std::process::{Command, Stdio};

/// The file of the page.
pub const FILE: &str = "docs/cli.md";

/// The commands that have a help text, after the program itself.
const COMMANDS: [&str; 3] = ["lint", "rule", "syntax"];

/// The page, as the program at `binary` tells it.
///
/// # Errors
/// When the program cannot be run.
pub fn page(binary: &Path) -> Result<String, String> {
    let mut res = String::from(
        "# Command line\n\nThis file is written by `cargo xtask gen`: it is what `--help` says.\n",
    );
    for words in [&[][..], &COMMANDS[..1], &COMMANDS[1..2], &COMMANDS[2..]] {
        let title = ["dockerfmt"].iter().chain(words).copied().collect::<Vec<&str>>().join(" ");
        let help = help(binary, words)?;
        res.push_str(&format!("\n## {title}\n\n```text\n{}\n```\n", help.trim_end()));
    }
    Ok(res)
}

/// Away from any terminal, whose width the text would have.
fn help(binary: &Path, words: &[&str]) -> Result<String, String> {
    let mut command = Command::new(binary);
    command.args(words).arg("--help").env_remove("COLUMNS").stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().map_err(|err| format!("{}: {err}", binary.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
    Ok(text.lines().map(|it| it.trim_end().to_owned() + "\n").collect())
}
