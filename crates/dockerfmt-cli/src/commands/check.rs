//! `dockerfmt check`: linting, with one finding more in a file that is not formatted. Each file is read and parsed once.

use std::io;

use dockerfmt::syntax::{LineIndex, TextRange};
use dockerfmt::{Diagnostic, Parse, Severity, Style};

use super::format::formatted;
use crate::args::CheckArgs;
use crate::diff::first_difference;
use crate::exit::Exit;
use crate::problem::Problem;

/// What stands for the code of a rule. There is none, so no setting about rules concerns it.
pub(super) const UNFORMATTED: &str = "unformatted";

/// Checks what the paths name.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: CheckArgs) -> io::Result<Exit> {
    super::lint::run(args.into())
}

/// Puts in its place among `findings` that the file is not formatted, if so.
///
/// # Errors
/// When it cannot be formatted.
pub(super) fn add_unformatted(
    name: &str,
    parse: &Parse,
    style: &Style,
    findings: &mut Vec<Diagnostic>,
) -> Result<(), Problem> {
    let old = parse.tree.text();
    let new = formatted(name, parse, style)?;
    if new != old {
        let finding = unformatted(old, first_difference(old, &new));
        let place = findings.partition_point(|it| it.range.start <= finding.range.start);
        findings.insert(place, finding);
    }
    Ok(())
}

/// The finding, from the first byte that differs to the end of its line.
fn unformatted(text: &str, start: usize) -> Diagnostic {
    let line = text[start..].lines().next().unwrap_or_default();
    let range = TextRange::new(start as u32, (start + line.len()) as u32);
    Diagnostic {
        code: UNFORMATTED,
        also: None,
        severity: Severity::Warning,
        range,
        anchor_line: LineIndex::new(text).line(range.start),
        message: "the file is not formatted".to_owned(),
        help: Some("`dockerfmt --diff` shows what would change here and below".to_owned()),
        fix: None,
    }
}
