//! `dockerfmt syntax`: the tree of one file, for those who write rules and for bug reports.

use std::io::{self, Write};

use dockerfmt::syntax::{LineIndex, dump};
use dockerfmt_project::decode;

use crate::args::{SyntaxArgs, TreeFormat};
use crate::exit::Exit;
use crate::input::Input;
use crate::problem::Problem;

/// Writes the tree to standard output and its errors to standard error.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: &SyntaxArgs) -> io::Result<Exit> {
    let input = Input::named(args.file.clone());
    let name = input.name();
    let text = input
        .read()
        .map_err(|err| Problem::io(&name, &err))
        .and_then(|it| decode(it).map_err(|err| Problem::invalid_utf8(&name, &err)));
    match text {
        Ok(text) => show(&name, &text, args.format),
        Err(problem) => {
            problem.print();
            Ok(Exit::Trouble)
        }
    }
}

fn show(name: &str, text: &str, format: TreeFormat) -> io::Result<Exit> {
    let parse = dockerfmt::parse(text);
    let mut tree = match format {
        TreeFormat::Text => dump::text(&parse.tree),
        TreeFormat::Json => dump::json(&parse.tree),
    };
    if !tree.ends_with('\n') {
        tree.push('\n');
    }
    io::stdout().write_all(tree.as_bytes())?;
    let lines = LineIndex::new(text);
    for err in &parse.errors {
        Problem::at(name, lines.line_column(text, err.range.start), err).print();
    }
    Ok(if parse.errors.is_empty() { Exit::Clean } else { Exit::Findings })
}
