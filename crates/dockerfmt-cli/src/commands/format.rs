//! `dockerfmt [PATH]...`: formats files in place, checks them, shows what would change, or filters a stream.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap::error::ErrorKind;
use dockerfmt::syntax::LineIndex;
use dockerfmt::{FormatError, Parse, Style};
use dockerfmt_project as project;
use dockerfmt_project::config::{Configs, Flags};

use crate::args::{Cli, FormatArgs};
use crate::console::{Console, Verbosity};
use crate::diff;
use crate::exit::Exit;
use crate::in_order::in_order;
use crate::input::Input;
use crate::interrupt;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::settings;

/// Formats what the paths name.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: FormatArgs) -> io::Result<Exit> {
    let mode = Mode::of(&args);
    let is_stdin = args.paths == [Path::new("-")];
    refuse_odd_stdin(&args, is_stdin);
    let progress = Progress::new(args.verbosity() > Verbosity::Quiet);
    let mut console = Console::new(args.verbosity(), &progress);
    let configs = match settings::configs(&args.config, Flags::default(), None) {
        Ok(configs) => configs,
        Err(problem) => {
            console.problem(&problem)?;
            return Ok(Exit::Trouble);
        }
    };
    if is_stdin {
        format_stdin(mode, args.stdin_filename.as_deref(), &configs, console)
    } else {
        format_files(mode, args.paths, &configs, console, &progress)
    }
}

/// What is done with a file that is not formatted.
#[derive(Clone, Copy)]
enum Mode {
    Write,
    Check,
    Diff { color: bool },
}

impl Mode {
    fn of(args: &FormatArgs) -> Self {
        match (args.check, args.diff) {
            (true, _) => Mode::Check,
            (_, true) => Mode::Diff { color: args.color.on(&io::stdout()) },
            _ => Mode::Write,
        }
    }

    /// What standard output gets for a text that changes.
    fn shown(self, name: &str, old: &str, new: &str) -> String {
        match self {
            Mode::Write => String::new(),
            Mode::Check => {
                let (line, column) = line_column(old, diff::first_difference(old, new));
                format!("{name}:{line}:{column}: would be formatted\n")
            }
            Mode::Diff { color } => diff::unified(name, old, new, color),
        }
    }
}

/// Standard input has one result, so nothing else may write to standard output beside it.
fn refuse_odd_stdin(args: &FormatArgs, is_stdin: bool) {
    let complaint = if !is_stdin && args.paths.iter().any(|it| it == Path::new("-")) {
        "`-` cannot be mixed with other paths"
    } else if !is_stdin && args.stdin_filename.is_some() {
        "--stdin-filename needs the path `-`"
    } else {
        return;
    };
    Cli::command().error(ErrorKind::ArgumentConflict, complaint).exit();
}

fn format_stdin(
    mode: Mode,
    filename: Option<&str>,
    configs: &Configs,
    mut console: Console<'_>,
) -> io::Result<Exit> {
    let name = filename.unwrap_or("-");
    let new = || {
        let config = Input::Stdin.config(configs, filename.map(Path::new))?;
        let old = text_of(&Input::Stdin, name)?;
        Ok((formatted(name, &dockerfmt::parse(&old), &config.style)?, old))
    };
    let exit = match new() {
        Err(problem) => {
            console.problem(&problem)?;
            Exit::Trouble
        }
        Ok((new, _)) if matches!(mode, Mode::Write) => {
            console.print(&new)?;
            Exit::Clean
        }
        Ok((new, old)) if new == old => Exit::Clean,
        Ok((new, old)) => {
            console.print(&mode.shown(name, &old, &new))?;
            Exit::Findings
        }
    };
    console.finish()?;
    Ok(exit)
}

fn format_files(
    mode: Mode,
    paths: Vec<PathBuf>,
    configs: &Configs,
    mut console: Console<'_>,
    progress: &Progress,
) -> io::Result<Exit> {
    let mut tally = Tally { mode, n_changed: 0, n_unchanged: 0, n_failed: 0 };
    if matches!(mode, Mode::Write) {
        interrupt::watch();
    }
    let work = |input: Result<Input, Problem>| {
        if interrupt::is_asked() {
            return None;
        }
        let res = input.and_then(|it| Ok((format_file(mode, &it, configs)?, it.name())));
        progress.tick();
        Some(res)
    };
    let inputs = each_once(paths, configs).take_while(|_| !interrupt::is_asked());
    in_order(inputs, work, |res| match res {
        None => Ok(()),
        Some(Ok((shown, name))) => {
            let outcome = tally.count(shown.is_some());
            console.print(&shown.unwrap_or_default())?;
            console.remark(Verbosity::Verbose, format_args!("{name}: {outcome}"))
        }
        Some(Err(problem)) => {
            tally.n_failed += 1;
            console.problem(&problem)
        }
    })?;
    console.remark(Verbosity::Normal, &tally)?;
    console.finish()?;
    Ok(if interrupt::is_asked() { Exit::Interrupted } else { tally.exit() })
}

/// The files behind `paths` that are to be formatted, each once.
fn each_once(paths: Vec<PathBuf>, configs: &Configs) -> impl Iterator<Item = Result<Input, Problem>> {
    let may_repeat = paths.len() > 1;
    // A file whose configuration has a mistake is not left out, so that the mistake is told.
    let wanted = |it: &Path| !configs.of(it).is_ok_and(|config| config.is_unformatted(&configs.absolute(it)));
    Input::each_once(Input::discover(paths, configs, wanted), may_repeat)
}

/// What is to be shown of a file that changes; `None` for one that does not.
fn format_file(mode: Mode, input: &Input, configs: &Configs) -> Result<Option<String>, Problem> {
    let name = input.name();
    let config = input.config(configs, None)?;
    let old = text_of(input, &name)?;
    let new = formatted(&name, &dockerfmt::parse(&old), &config.style)?;
    if new == old {
        return Ok(None);
    }
    if let (Mode::Write, Input::File(path)) = (mode, input) {
        project::replace(path, new.as_bytes()).map_err(|err| Problem::io(&name, &err))?;
    }
    Ok(Some(mode.shown(&name, &old, &new)))
}

fn text_of(input: &Input, name: &str) -> Result<String, Problem> {
    let bytes = input.read().map_err(|err| Problem::io(name, &err))?;
    project::decode(bytes).map_err(|err| Problem::invalid_utf8(name, &err))
}

/// The text of a file as it is printed.
///
/// # Errors
/// When it cannot be formatted.
pub(super) fn formatted(name: &str, parse: &Parse, style: &Style) -> Result<String, Problem> {
    dockerfmt::format(parse, style).map_err(|err| match err {
        FormatError::Nul(offset) => {
            let place = line_column(parse.tree.text(), offset as usize);
            Problem::at(name, place, format_args!("{err} at offset {offset}"))
        }
        _ => Problem::at(name, (1, 1), err),
    })
}

fn line_column(text: &str, offset: usize) -> (u32, u32) {
    LineIndex::new(text).line_column(text, offset as u32)
}

/// How many files ended how.
struct Tally {
    mode: Mode,
    n_changed: usize,
    n_unchanged: usize,
    n_failed: usize,
}

impl Tally {
    /// Counts a file and says what became of it.
    fn count(&mut self, changes: bool) -> &'static str {
        *if changes { &mut self.n_changed } else { &mut self.n_unchanged } += 1;
        match (changes, self.mode) {
            (false, _) => "unchanged",
            (true, Mode::Write) => "formatted",
            (true, _) => "would be formatted",
        }
    }

    fn exit(&self) -> Exit {
        match self.mode {
            _ if self.n_failed > 0 => Exit::Trouble,
            Mode::Check | Mode::Diff { .. } if self.n_changed > 0 => Exit::Findings,
            _ => Exit::Clean,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.n_changed + self.n_unchanged + self.n_failed == 0 {
            return f.write_str("no Dockerfiles found");
        }
        let verb = if matches!(self.mode, Mode::Write) { "formatted" } else { "would be formatted" };
        let plural = if self.n_changed == 1 { "" } else { "s" };
        write!(f, "{} file{plural} {verb}, {} unchanged", self.n_changed, self.n_unchanged)?;
        if self.n_failed > 0 {
            write!(f, ", {} failed", self.n_failed)?;
        }
        Ok(())
    }
}
