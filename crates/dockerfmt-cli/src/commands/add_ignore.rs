//! `dockerfmt lint --add-ignore`: writes ignore pragmas for what is found today; linting then goes on with the new text.

use std::io::{self, ErrorKind};

use dockerfmt::Parse;
use dockerfmt::lint;
use dockerfmt::syntax::apply_edits;
use dockerfmt_project as project;
use dockerfmt_project::config::Config;

use crate::input::Input;
use crate::problem::Problem;

/// Writes pragmas into the file, unless there is nothing to ignore, and parses it as it is then.
///
/// # Errors
/// When the file cannot be read, is no text, or cannot be written; and for standard input, which is no file.
pub(super) fn add_ignores(input: &Input, reason: &str, config: &Config) -> Result<Parse, Problem> {
    let name = input.name();
    let Input::File(path) = input else { return Err(no_file(&name)) };
    let bytes = input.read().map_err(|err| Problem::io(&name, &err))?;
    // Text that was read around bytes that are none must not be written back.
    let text = project::decode(bytes).map_err(|err| Problem::invalid_utf8(&name, &err))?;
    let parse = dockerfmt::parse(&text);
    let found = config.diagnostics(&parse).map_err(|err| Problem::shellcheck(&name, &err))?;
    let edits = lint::add_ignores(&parse, &found, &config.lint, Some(reason));
    match apply_edits(&text, &edits) {
        Some(new) if !edits.is_empty() => {
            project::replace(path, new.as_bytes()).map_err(|err| Problem::io(&name, &err))?;
            Ok(dockerfmt::parse(&new))
        }
        _ => Ok(parse),
    }
}

fn no_file(name: &str) -> Problem {
    Problem::io(name, &io::Error::new(ErrorKind::InvalidInput, "--add-ignore needs a file to write to"))
}
