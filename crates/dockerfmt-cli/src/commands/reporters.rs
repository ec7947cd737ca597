//! What the options of `lint` say about reports; apart from linting, which has options enough.

use std::io;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{CommandFactory, ValueEnum};
use dockerfmt_project::config::Config;

use crate::args::{Cli, Format, LintArgs};
use crate::color::ColorArgs;
use crate::report::Reporter;

/// A reporter for each report that is asked for, and its file, or `None` for standard output.
///
/// With `--diff` there is none: the diff has standard output.
pub(super) fn reporters(args: &LintArgs, run: &Config) -> (Vec<Reporter>, Vec<Option<PathBuf>>) {
    if args.fix.diff {
        return (Vec::new(), Vec::new());
    }
    let default = if args.compat.is_some() { Format::Tty } else { Format::Full };
    let asked = run.formats.iter().filter_map(|it| Format::from_str(it, false).ok()).collect();
    let reports = args.output.reports(asked, default).into_iter();
    let color = args.color.with_settings(run.no_color);
    reports.map(|(format, target)| (reporter(format, target.is_none(), args, color), target)).unzip()
}

/// Colours are hadolint's affair only in its own format; our formats have no hadolint form.
fn reporter(format: Format, is_stdout: bool, args: &LintArgs, color: ColorArgs) -> Reporter {
    let compat = args.compat.is_some();
    let color = match format {
        Format::Tty if compat => color.on_as_hadolint(),
        _ if is_stdout && is_aside(args) => color.on(&io::stderr()),
        _ if is_stdout => color.on(&io::stdout()),
        _ => color.on_in_files(),
    };
    let path_in_report = args.output.file_path_in_report.clone();
    Reporter { format, compat, color, path_in_report, statistics: args.output.statistics }
}

/// Whether reports go to standard error, because standard output gets the fixed text of standard input.
pub(super) fn is_aside(args: &LintArgs) -> bool {
    args.fix.is_on() && !args.fix.diff && args.paths == [Path::new("-")]
}

/// Fixes need something to fix, and standard output can get one text.
pub(super) fn refuse_odd_fixes(args: &LintArgs) {
    let complaint = if args.fix.unsafe_fixes && !args.fix.is_on() {
        "--unsafe-fixes says what --fix does and needs it, or --diff"
    } else if args.fix.is_on() && args.paths.len() > 1 && args.paths.iter().any(|it| it == Path::new("-")) {
        "`-` cannot be mixed with other paths where files are fixed"
    } else {
        return;
    };
    Cli::command().error(ErrorKind::ArgumentConflict, complaint).exit();
}

/// Counts have a form of their own, which only text and JSON have room for.
pub(super) fn refuse_odd_statistics(reporters: &[Reporter]) {
    let has_room = |it: &Reporter| {
        matches!(it.format, Format::Full | Format::Concise | Format::Tty | Format::Gnu | Format::Json)
    };
    if let Some(it) = reporters.iter().find(|it| it.statistics && !has_room(it)) {
        let name = it.format.to_possible_value().map_or_else(String::new, |it| it.get_name().to_owned());
        let complaint = format!("--statistics cannot be written as {name}, only as text and as json");
        Cli::command().error(ErrorKind::ArgumentConflict, complaint).exit();
    }
}
