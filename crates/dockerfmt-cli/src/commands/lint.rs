//! `dockerfmt lint`: reports findings in the format asked for.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::io;
use std::path::PathBuf;

use dockerfmt::Parse;
use dockerfmt_project::config::{Config, Configs};
use dockerfmt_project::{InvalidUtf8, decode};

use super::add_ignore::add_ignores;
use super::check::{UNFORMATTED, add_unformatted};
use super::fix::{Fixing, Outcome, in_words};
use super::lint_settings::{configs, sources, tell_settings};
use super::reporters::{is_aside, refuse_odd_fixes, refuse_odd_statistics, reporters};
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
    refuse_odd_fixes(&args);
    let progress = Progress::new(args.verbosity() > Verbosity::Quiet);
    let mut console = Console::new(args.verbosity(), &progress).aside(is_aside(&args));
    let (configs, run) = match configs(&args) {
        Ok(it) => it,
        Err(problem) => return refuse(&problem, args.compat, console),
    };
    if let Some(it) = configs.warning() {
        console.problem(&Problem::config(it))?;
    }
    tell_settings(&args, &run, &mut console)?;
    if args.compat.is_some() && args.paths.is_empty() {
        console.print("no Dockerfile was given\n")?;
        console.finish()?;
        return Ok(Exit::Findings);
    }
    let linter = match Linter::new(&args, &configs, &run) {
        Ok(linter) => linter,
        Err(problem) => return refuse(&problem, args.compat, console),
    };
    refuse_odd_statistics(&linter.reporters);
    let outputs = match ready_outputs(&linter, &args) {
        Ok(outputs) => outputs,
        Err(problem) => return refuse(&problem, args.compat, console),
    };
    let may_repeat = args.paths.len() > 1 && linter.fixing.is_some();
    let inputs: Box<dyn Iterator<Item = Result<Input, Problem>>> = match args.compat {
        None => Box::new(Input::discover(args.paths, &configs, |_| true)),
        // hadolint walks no folders; one that is given is an error like any file that cannot be read.
        Some(Compat::Hadolint) => Box::new(args.paths.into_iter().map(|it| Ok(Input::named(it)))),
    };
    let inputs = Input::each_once(inputs, may_repeat);
    let tally = lint_all(&linter, inputs, outputs, &mut console, &progress)?;
    if interrupt::is_asked() {
        return Ok(Exit::Interrupted);
    }
    let is_for_people = |it: &Reporter| it.format == Format::Full && !it.statistics;
    if linter.fixing.is_some() || linter.reporters.iter().any(is_for_people) {
        console.remark(Verbosity::Normal, &tally)?;
    }
    console.finish()?;
    Ok(tally.exit(args.compat))
}

/// What keeps a run from beginning.
fn refuse(problem: &Problem, compat: Option<Compat>, mut console: Console<'_>) -> io::Result<Exit> {
    console.problem(problem)?;
    Ok(trouble(compat))
}

/// What could fail before there is a report fails here: hadolint reports nothing where one file cannot be read.
fn ready_outputs(linter: &Linter<'_>, args: &LintArgs) -> Result<Outputs, Problem> {
    if args.compat.is_some() {
        for input in args.paths.iter().cloned().map(Input::named) {
            input.probe().map_err(|err| Problem::io(&input.name(), &err))?;
        }
    }
    let fixes = linter.fixing.as_ref().is_some_and(Fixing::writes);
    if fixes || linter.add_ignore.is_some() || linter.targets.iter().any(Option::is_some) {
        // Killed outright, a temporary file would stay behind.
        interrupt::watch();
    }
    Outputs::open(&linter.reporters, &linter.targets)
}

/// hadolint has one status for all that goes wrong.
fn trouble(compat: Option<Compat>) -> Exit {
    match compat {
        None => Exit::Trouble,
        Some(Compat::Hadolint) => Exit::Findings,
    }
}

fn lint_all(
    linter: &Linter<'_>,
    inputs: impl Iterator<Item = Result<Input, Problem>>,
    mut outputs: Outputs,
    console: &mut Console<'_>,
    progress: &Progress,
) -> io::Result<Tally> {
    let verb = linter.fixing.as_ref().map(Fixing::verb);
    let mut tally = Tally { verb, ..Tally::default() };
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
            console.print_text(&linted.shown)?;
            outputs.add(&linted.reports, console)?;
            let done = in_words(verb.unwrap_or_default(), &linted.applied);
            console.remark(Verbosity::Verbose, format_args!("{}: {}{done}", linted.name, linted.sources))
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
struct Linter<'c> {
    configs: &'c Configs,
    compat: Option<Compat>,
    /// The reason to give for pragmas that are to be written.
    add_ignore: Option<String>,
    fixing: Option<Fixing>,
    /// The paths that were named, where files must be formatted too.
    formatted: Option<HashSet<PathBuf>>,
    reporters: Vec<Reporter>,
    /// The file of each reporter, or `None` for standard output.
    targets: Vec<Option<PathBuf>>,
}

/// What is left of a file once it is linted.
struct Linted {
    name: String,
    sources: String,
    /// One for each reporter.
    reports: Vec<String>,
    statistics: Statistics,
    /// How many fixes of each code were applied, or would be.
    applied: BTreeMap<&'static str, usize>,
    /// What standard output gets beside reports.
    shown: String,
    /// Whether the run fails for it.
    fails: bool,
}

impl<'c> Linter<'c> {
    fn new(args: &LintArgs, configs: &'c Configs, run: &Config) -> Result<Self, Problem> {
        let (reporters, targets) = reporters(args, run);
        let fixing = Fixing::of(args)?;
        let add_ignore = args.add_ignore.clone();
        let formatted = args.checks_format.then(|| args.paths.iter().cloned().collect());
        Ok(Linter { configs, compat: args.compat, add_ignore, fixing, formatted, reporters, targets })
    }

    fn lint(&self, input: &Input) -> Result<Linted, Problem> {
        let name = input.name();
        let config = input.config(self.configs, None)?;
        let Outcome { parse, mut left, applied, shown } = self.outcome(input, &name, &config)?;
        if self.must_be_formatted(input, &config) {
            add_unformatted(&name, &parse, &config.style, &mut left)?;
        }
        let report = |it: &Reporter| it.report(&name, parse.tree.text(), &left);
        let is_found = left.iter().any(|it| it.severity >= config.threshold || it.code == UNFORMATTED);
        // Of a diff, what it shows counts and not what is left.
        let is_diff = self.fixing.as_ref().is_some_and(|it| !it.writes());
        Ok(Linted {
            reports: self.reporters.iter().map(report).collect(),
            statistics: Statistics::of(&left),
            sources: sources(&config),
            fails: !config.no_fail && if is_diff { !shown.is_empty() } else { is_found },
            applied,
            shown,
            name,
        })
    }

    /// Whether the file may not pass unformatted: settings can except those that nobody named.
    fn must_be_formatted(&self, input: &Input, config: &Config) -> bool {
        self.formatted.as_ref().is_some_and(|named| match input {
            Input::Stdin => true,
            Input::File(it) => named.contains(it) || !config.is_unformatted(&self.configs.absolute(it)),
        })
    }

    /// The file as it is linted, fixed or with ignore comments where that is asked for.
    fn outcome(&self, input: &Input, name: &str, config: &Config) -> Result<Outcome, Problem> {
        if let Some(reason) = &self.add_ignore {
            return Outcome::untouched(name, add_ignores(input, reason, config)?, config);
        }
        let (parse, invalid) = self.parse(input, name)?;
        match &self.fixing {
            Some(fixing) => fixing.apply(input, parse, invalid.as_ref(), config),
            None => Outcome::untouched(name, parse, config),
        }
    }

    /// Bytes that are not UTF-8 are passed over where they can change no verdict, and wherever hadolint would.
    fn parse(&self, input: &Input, name: &str) -> Result<(Parse, Option<InvalidUtf8>), Problem> {
        let bytes = input.read().map_err(|err| Problem::io(name, &err))?;
        let invalid = match decode(bytes) {
            Ok(text) => return Ok((dockerfmt::parse(&text), None)),
            Err(invalid) => invalid,
        };
        let lossy = invalid.lossy();
        let parse = dockerfmt::parse(&lossy.text);
        // What cannot be written back cannot be formatted either.
        let is_lint = self.formatted.is_none();
        let goes_on = self.compat.is_some() || is_lint && lossy::is_harmless(&parse.tree, &lossy.replaced);
        if goes_on { Ok((parse, Some(invalid))) } else { Err(Problem::invalid_utf8(name, &invalid)) }
    }
}

/// What was found in all files together.
#[derive(Default)]
struct Tally {
    statistics: Statistics,
    n_fixed: usize,
    /// What became of those that were fixed, where files are.
    verb: Option<&'static str>,
    n_failed: usize,
    fails: bool,
}

impl Tally {
    fn add(&mut self, linted: &Linted) {
        self.statistics.add(&linted.statistics);
        self.n_fixed += linted.applied.values().sum::<usize>();
        self.fails |= linted.fails;
    }

    /// Findings can be forgiven, files that could not be linted cannot.
    fn exit(&self, compat: Option<Compat>) -> Exit {
        match self.fails {
            _ if self.n_failed > 0 => trouble(compat),
            true => Exit::Findings,
            false => Exit::Clean,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.statistics.n_files() + self.n_failed == 0 {
            return f.write_str("no Dockerfiles found");
        }
        match self.verb {
            Some(verb) => {
                let n_found = self.n_fixed + self.statistics.n_findings();
                write!(f, "{verb} {} of {n_found}, left {}", self.n_fixed, self.statistics)?;
            }
            None => write!(f, "{}{}", self.statistics, self.statistics.fixable())?,
        }
        if self.n_failed > 0 {
            write!(f, ", {} failed", self.n_failed)?;
        }
        Ok(())
    }
}
