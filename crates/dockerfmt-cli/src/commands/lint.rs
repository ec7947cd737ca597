//! `dockerfmt lint`: reports findings in the format asked for.

use std::fmt;
use std::io;

use dockerfmt::lint::{self, Settings};
use dockerfmt::{Parse, Severity};
use dockerfmt_project::decode;

use super::add_ignore::add_ignores;
use crate::args::{Compat, Format, LintArgs};
use crate::console::{Console, Verbosity};
use crate::exit::Exit;
use crate::in_order::in_order;
use crate::input::Input;
use crate::interrupt;
use crate::lossy;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::report::Reporter;

/// Lints what the paths name.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: LintArgs) -> io::Result<Exit> {
    let progress = Progress::new(args.verbosity() > Verbosity::Quiet);
    let mut console = Console::new(args.verbosity(), &progress);
    let linter = Linter::new(&args);
    if args.compat.is_some() && args.paths.is_empty() {
        console.print("no Dockerfile was given\n")?;
        console.finish()?;
        return Ok(Exit::Findings);
    }
    let inputs: Box<dyn Iterator<Item = Result<Input, Problem>>> = match args.compat {
        None => Box::new(Input::discover(args.paths)),
        // hadolint walks no folders; one that is given is an error like any file that cannot be read.
        Some(Compat::Hadolint) => Box::new(args.paths.into_iter().map(|it| Ok(Input::named(it)))),
    };
    if linter.add_ignore.is_some() {
        interrupt::watch();
    }
    let inputs = inputs.take_while(|_| !interrupt::is_asked());
    let tally = lint_all(&linter, inputs, &mut console, &progress)?;
    if linter.reporter.format == Format::Full {
        console.remark(Verbosity::Normal, &tally)?;
    }
    console.finish()?;
    if interrupt::is_asked() {
        return Ok(Exit::Interrupted);
    }
    Ok(tally.exit(args.failure_threshold.severity(), args.no_fail, args.compat))
}

fn lint_all(
    linter: &Linter,
    inputs: impl Iterator<Item = Result<Input, Problem>>,
    console: &mut Console<'_>,
    progress: &Progress,
) -> io::Result<Tally> {
    let frame = linter.reporter.frame();
    let mut tally = Tally::default();
    let work = |input: Result<Input, Problem>| {
        let res = input.and_then(|it| linter.lint(&it));
        progress.tick();
        res
    };
    console.print(frame.open)?;
    in_order(inputs, work, |res| match res {
        Ok(linted) => {
            if tally.n_findings > 0 && linted.n_findings > 0 {
                console.print(frame.between)?;
            }
            tally.add(&linted);
            console.print(&linted.report)
        }
        Err(problem) => {
            tally.n_failed += 1;
            console.problem(&problem)
        }
    })?;
    console.print(frame.close)?;
    Ok(tally)
}

/// What every file of a run is linted with.
struct Linter {
    settings: Settings,
    /// The reason to give for pragmas that are to be written.
    add_ignore: Option<String>,
    reporter: Reporter,
}

/// What is left of a file once it is linted.
struct Linted {
    report: String,
    n_findings: usize,
    worst: Option<Severity>,
}

impl Linter {
    fn new(args: &LintArgs) -> Self {
        let compat = args.compat.map(|Compat::Hadolint| lint::Compat::Hadolint);
        let default_format = if compat.is_some() { Format::Tty } else { Format::Full };
        let format = args.format.unwrap_or(default_format);
        let color = match (compat, format) {
            (Some(lint::Compat::Hadolint), Format::Tty) => args.color.on_as_hadolint(),
            _ => args.color.on(&io::stdout()),
        };
        Linter {
            settings: Settings { compat, ignore: args.ignore.clone(), ..Settings::default() },
            add_ignore: args.add_ignore.clone(),
            reporter: Reporter { format, compat, color },
        }
    }

    fn lint(&self, input: &Input) -> Result<Linted, Problem> {
        let name = input.name();
        let parse = match &self.add_ignore {
            Some(reason) => add_ignores(input, reason, &self.settings)?,
            None => self.parse(input, &name)?,
        };
        let diagnostics = lint::lint(&parse, &self.settings);
        Ok(Linted {
            report: self.reporter.report(&name, parse.tree.text(), &diagnostics),
            n_findings: diagnostics.len(),
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
    n_findings: usize,
    n_with_findings: usize,
    n_files: usize,
    n_failed: usize,
    worst: Option<Severity>,
}

impl Tally {
    fn add(&mut self, linted: &Linted) {
        self.n_findings += linted.n_findings;
        self.n_with_findings += usize::from(linted.n_findings > 0);
        self.n_files += 1;
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
        if self.n_files + self.n_failed == 0 {
            return f.write_str("no Dockerfiles found");
        }
        let plural = |n| if n == 1 { "" } else { "s" };
        write!(
            f,
            "{} finding{} in {} of {} file{}",
            self.n_findings,
            plural(self.n_findings),
            self.n_with_findings,
            self.n_files,
            plural(self.n_files)
        )?;
        if self.n_failed > 0 {
            write!(f, ", {} failed", self.n_failed)?;
        }
        Ok(())
    }
}
