//! `dockerfmt lint`: reports findings in the format asked for.

use std::fmt;
use std::io;
use std::path::PathBuf;

use dockerfmt::lint::{self, Settings};
use dockerfmt::{Parse, Severity};
use dockerfmt_project::decode;

use super::add_ignore::add_ignores;
use super::reporters::{is_forgiving, refuse_odd_statistics, reporters};
use crate::args::{Compat, Format, LintArgs};
use crate::console::{Console, Verbosity};
use crate::exit::Exit;
use crate::in_order::in_order;
use crate::input::Input;
use crate::interrupt;
use crate::lossy;
use crate::outputs::Outputs;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::report::{Reporter, Statistics};

/// Lints what the paths name.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: LintArgs) -> io::Result<Exit> {
    let progress = Progress::new(args.verbosity() > Verbosity::Quiet);
    let mut console = Console::new(args.verbosity(), &progress);
    refuse_odd_statistics(&args);
    let linter = Linter::new(&args);
    if args.compat.is_some() && args.paths.is_empty() {
        console.print("no Dockerfile was given\n")?;
        console.finish()?;
        return Ok(Exit::Findings);
    }
    let outputs = match ready_outputs(&linter, &args) {
        Ok(outputs) => outputs,
        Err(problem) => {
            console.problem(&problem)?;
            let failed = Tally { n_failed: 1, ..Tally::default() };
            return Ok(failed.exit(Severity::Ignore, false, args.compat));
        }
    };
    let inputs: Box<dyn Iterator<Item = Result<Input, Problem>>> = match args.compat {
        None => Box::new(Input::discover(args.paths)),
        // hadolint walks no folders; one that is given is an error like any file that cannot be read.
        Some(Compat::Hadolint) => Box::new(args.paths.into_iter().map(|it| Ok(Input::named(it)))),
    };
    let tally = lint_all(&linter, inputs, outputs, &mut console, &progress)?;
    if interrupt::is_asked() {
        return Ok(Exit::Interrupted);
    }
    if linter.reporters.iter().any(|it| it.format == Format::Full && !it.statistics) {
        console.remark(Verbosity::Normal, &tally)?;
    }
    console.finish()?;
    let no_fail = args.no_fail || linter.reporters.iter().any(is_forgiving);
    Ok(tally.exit(args.failure_threshold.severity(), no_fail, args.compat))
}

/// What could fail before there is a report fails here: hadolint reports nothing where one file cannot be read.
fn ready_outputs(linter: &Linter, args: &LintArgs) -> Result<Outputs, Problem> {
    if args.compat.is_some() {
        for input in args.paths.iter().cloned().map(Input::named) {
            input.probe().map_err(|err| Problem::io(&input.name(), &err))?;
        }
    }
    if linter.add_ignore.is_some() || linter.targets.iter().any(Option::is_some) {
        // Killed outright, a temporary file would stay behind.
        interrupt::watch();
    }
    Outputs::open(&linter.reporters, &linter.targets)
}

fn lint_all(
    linter: &Linter,
    inputs: impl Iterator<Item = Result<Input, Problem>>,
    mut outputs: Outputs,
    console: &mut Console<'_>,
    progress: &Progress,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let work = |input: Result<Input, Problem>| {
        let res = input.and_then(|it| linter.lint(&it));
        progress.tick();
        res
    };
    outputs.begin(console)?;
    let inputs = inputs.take_while(|_| !interrupt::is_asked());
    in_order(inputs, work, |res| match res {
        Ok(linted) => {
            tally.add(&linted);
            outputs.add(&linted.reports, console)
        }
        Err(problem) => {
            tally.n_failed += 1;
            console.problem(&problem)
        }
    })?;
    if interrupt::is_asked() {
        return Ok(tally);
    }
    tally.n_failed += outputs.finish(&linter.reporters, &tally.statistics, console)?;
    Ok(tally)
}

/// What every file of a run is linted with.
struct Linter {
    settings: Settings,
    /// The reason to give for pragmas that are to be written.
    add_ignore: Option<String>,
    reporters: Vec<Reporter>,
    /// The file of each reporter, or `None` for standard output.
    targets: Vec<Option<PathBuf>>,
}

/// What is left of a file once it is linted.
struct Linted {
    /// One for each reporter.
    reports: Vec<String>,
    statistics: Statistics,
    worst: Option<Severity>,
}

impl Linter {
    fn new(args: &LintArgs) -> Self {
        let compat = args.compat.map(|Compat::Hadolint| lint::Compat::Hadolint);
        let (reporters, targets) = reporters(args);
        Linter {
            settings: Settings { compat, ignore: args.ignore.clone(), ..Settings::default() },
            add_ignore: args.add_ignore.clone(),
            reporters,
            targets,
        }
    }

    fn lint(&self, input: &Input) -> Result<Linted, Problem> {
        let name = input.name();
        let parse = match &self.add_ignore {
            Some(reason) => add_ignores(input, reason, &self.settings)?,
            None => self.parse(input, &name)?,
        };
        let diagnostics = lint::lint(&parse, &self.settings);
        let report = |it: &Reporter| it.report(&name, parse.tree.text(), &diagnostics);
        Ok(Linted {
            reports: self.reporters.iter().map(report).collect(),
            statistics: Statistics::of(&diagnostics),
            worst: diagnostics.iter().map(|it| it.severity).max(),
        })
    }

    /// Bytes that are not UTF-8 are passed over where they can change no verdict, and wherever hadolint would.
    fn parse(&self, input: &Input, name: &str) -> Result<Parse, Problem> {
        let bytes = input.read().map_err(|err| Problem::io(name, &err))?;
        let invalid = match decode(bytes) {
            Ok(text) => return Ok(dockerfmt::parse(&text)),
            Err(invalid) => invalid,
        };
        let lossy = invalid.lossy();
        let parse = dockerfmt::parse(&lossy.text);
        let goes_on = self.settings.compat.is_some() || lossy::is_harmless(&parse.tree, &lossy.replaced);
        if goes_on { Ok(parse) } else { Err(Problem::invalid_utf8(name, &invalid)) }
    }
}

/// What was found in all files together.
#[derive(Default)]
struct Tally {
    statistics: Statistics,
    n_failed: usize,
    worst: Option<Severity>,
}

impl Tally {
    fn add(&mut self, linted: &Linted) {
        self.statistics.add(&linted.statistics);
        self.worst = self.worst.max(linted.worst);
    }

    /// Findings can be forgiven, files that could not be linted cannot. hadolint has one status for both.
    fn exit(&self, threshold: Severity, no_fail: bool, compat: Option<Compat>) -> Exit {
        let fails = !no_fail && self.worst.is_some_and(|it| it >= threshold);
        match compat {
            _ if self.n_failed == 0 => [Exit::Clean, Exit::Findings][usize::from(fails)],
            None => Exit::Trouble,
            Some(Compat::Hadolint) => Exit::Findings,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.statistics.n_files() + self.n_failed == 0 {
            return f.write_str("no Dockerfiles found");
        }
        write!(f, "{}", self.statistics)?;
        if self.n_failed > 0 {
            write!(f, ", {} failed", self.n_failed)?;
        }
        Ok(())
    }
}
