//! What the program says of itself: `docs/cli.md` from `--help`, so that it can be read without it, and the JSON schema.
//!
//! The program is run, for it is no library; whoever asks says how.

use std::path::Path;
use std::process::{Command, Stdio};

/// The file of the page.
pub const FILE: &str = "docs/cli.md";

/// The commands that have a help text, after the program itself.
const COMMANDS: [&str; 7] = ["check", "completions", "config", "lint", "man", "rule", "syntax"];

/// The file of the JSON schema.
pub const SCHEMA_FILE: &str = "docs/dockerfmt.schema.json";

/// The page, as the program at `binary` tells it.
///
/// # Errors
/// When the program cannot be run.
pub fn page(binary: &Path) -> Result<String, String> {
    let mut res = String::from(
        "# Command line\n\nThis file is written by `cargo xtask gen`: it is what `--help` says.\n",
    );
    for command in [None].into_iter().chain(COMMANDS.map(Some)) {
        let title = ["dockerfmt"].into_iter().chain(command).collect::<Vec<&str>>().join(" ");
        let help = said(binary, command.into_iter().chain(["--help"]))?;
        res.push_str(&format!("\n## {title}\n\n```text\n{}\n```\n", help.trim_end()));
    }
    Ok(res)
}

/// The schema of configuration files, as the program at `binary` tells it.
///
/// # Errors
/// When the program cannot be run.
pub fn schema(binary: &Path) -> Result<String, String> {
    said(binary, ["config", "--schema"])
}

/// Away from any terminal, whose width the text would have.
fn said<'a>(binary: &Path, args: impl IntoIterator<Item = &'a str>) -> Result<String, String> {
    let mut command = Command::new(binary);
    command.args(args).env_remove("COLUMNS").stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().map_err(|err| format!("{}: {err}", binary.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
    Ok(text.lines().map(|it| it.trim_end().to_owned() + "\n").collect())
}
