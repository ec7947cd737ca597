//! `dockerfmt lint`: reports findings in the format asked for.

use std::fmt;
use std::io;
use std::sync::Arc;

use clap::ValueEnum;
use dockerfmt::Parse;
use dockerfmt::lint;
use dockerfmt_project::config::{Config, Configs};
use dockerfmt_project::decode;

use crate::args::{Compat, Format, LintArgs};
use crate::console::{Console, Verbosity};
use crate::exit::Exit;
use crate::in_order::in_order;
use crate::input::Input;
use crate::lossy;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::report::Reporter;
use crate::settings;

/// Lints what the paths name.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: LintArgs) -> io::Result<Exit> {
    let progress = Progress::new(args.verbosity() > Verbosity::Quiet);
    let mut console = Console::new(args.verbosity(), &progress);
    let (configs, run) = match configs(&args) {
        Ok(it) => it,
        Err(problem) => {
            console.problem(&problem)?;
            return Ok(trouble(args.compat));
        }
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
    let linter = Linter::new(&args, &configs, &run);
    let inputs: Box<dyn Iterator<Item = Result<Input, Problem>>> = match args.compat {
        None => Box::new(Input::discover(args.paths, &configs, |_| true)),
        // hadolint walks no folders; one that is given is an error like any file that cannot be read.
        Some(Compat::Hadolint) => Box::new(args.paths.into_iter().map(|it| Ok(Input::named(it)))),
    };
    let tally = lint_all(&linter, inputs, &mut console, &progress)?;
    if linter.reporter.format == Format::Full {
        console.remark(Verbosity::Normal, &tally)?;
    }
    console.finish()?;
    Ok(tally.exit(args.compat))
}

/// The configurations of the files, and that of the run, which says how reports look.
fn configs(args: &LintArgs) -> Result<(Configs, Arc<Config>), Problem> {
    let mut flags = args.selection.flags();
    flags.formats = args
        .format
        .iter()
        .filter_map(|it| it.to_possible_value())
        .map(|it| it.get_name().to_owned())
        .collect();
    flags.switches.extend(args.verbose.then_some("verbose"));
    let configs = settings::configs(&args.config, flags, args.compat)?;
    let run = configs.of_run().map_err(|err| Problem::config(&err))?;
    Ok((configs, run))
}

/// hadolint has one status for all that goes wrong.
fn trouble(compat: Option<Compat>) -> Exit {
    match compat {
        None => Exit::Trouble,
        Some(Compat::Hadolint) => Exit::Findings,
    }
}

/// The settings, for those who wonder. hadolint names the file only where the command line asks.
fn tell_settings(args: &LintArgs, run: &Config, console: &mut Console<'_>) -> io::Result<()> {
    if !run.verbose {
        return Ok(());
    }
    let files: Vec<String> = run.sources().iter().map(|it| it.display().to_string()).collect();
    if args.verbose && !files.is_empty() {
        console.remark(Verbosity::Quiet, format_args!("Configuration file used: {}", files.join(", ")))?;
    }
    console.remark(Verbosity::Quiet, super::config::text(run).trim_end())
}

fn lint_all(
    linter: &Linter<'_>,
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
            console.print(&linted.report)?;
            console.remark(Verbosity::Verbose, format_args!("{}: {}", linted.name, linted.sources))
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
struct Linter<'c> {
    configs: &'c Configs,
    compat: Option<lint::Compat>,
    reporter: Reporter,
}

/// What is left of a file once it is linted.
struct Linted {
    name: String,
    sources: String,
    report: String,
    n_findings: usize,
    /// Whether the run fails for it.
    fails: bool,
}

impl<'c> Linter<'c> {
    fn new(args: &LintArgs, configs: &'c Configs, run: &Config) -> Self {
        let compat = args.compat.map(|Compat::Hadolint| lint::Compat::Hadolint);
        let default_format = if compat.is_some() { Format::Tty } else { Format::Full };
        let asked = run.formats.last().and_then(|it| Format::from_str(it, false).ok());
        let format = asked.unwrap_or(default_format);
        let color = args.color.with_settings(run.no_color);
        let color = match (compat, format) {
            (Some(lint::Compat::Hadolint), Format::Tty) => color.on_as_hadolint(),
            _ => color.on(&io::stdout()),
        };
        Linter { configs, compat, reporter: Reporter { format, compat, color } }
    }

    fn lint(&self, input: &Input) -> Result<Linted, Problem> {
        let name = input.name();
        let config = input.config(self.configs, None)?;
        let parse = self.parse(input, &name)?;
        let diagnostics = lint::lint(&parse, &config.lint);
        Ok(Linted {
            report: self.reporter.report(&name, parse.tree.text(), &diagnostics),
            sources: sources(&config),
            n_findings: diagnostics.len(),
            fails: !config.no_fail && diagnostics.iter().any(|it| it.severity >= config.threshold),
            name,
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
        let goes_on = self.compat.is_some() || lossy::is_harmless(&parse.tree, &lossy.replaced);
        if goes_on { Ok(parse) } else { Err(Problem::invalid_utf8(name, &invalid)) }
    }
}

/// Which files the settings are of, in words.
fn sources(config: &Config) -> String {
    let files: Vec<String> = config.sources().iter().map(|it| it.display().to_string()).collect();
    if files.is_empty() {
        "no configuration file".to_owned()
    } else {
        format!("configured by {}", files.join(", "))
    }
}

/// What was found in all files together.
#[derive(Default)]
struct Tally {
    n_findings: usize,
    n_with_findings: usize,
    n_files: usize,
    n_failed: usize,
    fails: bool,
}

impl Tally {
    fn add(&mut self, linted: &Linted) {
        self.n_findings += linted.n_findings;
        self.n_with_findings += usize::from(linted.n_findings > 0);
        self.n_files += 1;
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
