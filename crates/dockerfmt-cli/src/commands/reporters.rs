//! What the options of `lint` say about reports; apart from linting, which has options enough.

use std::io;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, ValueEnum};

use crate::args::{Cli, Format, LintArgs};
use crate::report::Reporter;

/// A reporter for each report that is asked for, and its file, or `None` for standard output.
pub(super) fn reporters(args: &LintArgs) -> (Vec<Reporter>, Vec<Option<PathBuf>>) {
    let default = if args.compat.is_some() { Format::Tty } else { Format::Full };
    let reports = args.output.reports(default).into_iter();
    reports.map(|(format, target)| (reporter(format, target.is_none(), args), target)).unzip()
}

/// Colours are hadolint's affair only in its own format; our formats have no hadolint form.
fn reporter(format: Format, is_stdout: bool, args: &LintArgs) -> Reporter {
    let compat = args.compat.is_some();
    let color = match format {
        Format::Tty if compat => args.color.on_as_hadolint(),
        _ if is_stdout => args.color.on(&io::stdout()),
        _ => args.color.on_in_files(),
    };
    let path_in_report = args.output.file_path_in_report.clone();
    Reporter { format, compat, color, path_in_report, statistics: args.output.statistics }
}

/// Counts have a form of their own, which only text and JSON have room for.
pub(super) fn refuse_odd_statistics(args: &LintArgs) {
    if let Some(it) = args.output.without_statistics() {
        let name = it.to_possible_value().map_or_else(String::new, |it| it.get_name().to_owned());
        let complaint = format!("--statistics cannot be written as {name}, only as text and as json");
        Cli::command().error(ErrorKind::ArgumentConflict, complaint).exit();
    }
}

/// hadolint never fails where it writes for these services.
pub(super) fn is_forgiving(reporter: &Reporter) -> bool {
    reporter.compat && matches!(reporter.format, Format::Codeclimate | Format::Codacy)
}
