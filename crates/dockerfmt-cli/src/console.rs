//! The two streams that a run writes to, kept in order and clear of the progress bar.

use std::collections::HashSet;
use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Read, StdoutLock, Write};

use crate::problem::Problem;
use crate::progress::Progress;

/// How much a run tells beside its results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Results and problems.
    Quiet,
    /// And a summary.
    #[default]
    Normal,
    /// And what became of each file.
    Verbose,
}

/// Standard output, buffered, and standard error.
pub(crate) struct Console<'p> {
    out: BufWriter<StdoutLock<'static>>,
    at_once: bool,
    verbosity: Verbosity,
    progress: &'p Progress,
    /// The problems of several files that were told.
    told: HashSet<String>,
    /// Whether results go to standard error, because a text has standard output for itself.
    is_aside: bool,
}

impl<'p> Console<'p> {
    pub(crate) fn new(verbosity: Verbosity, progress: &'p Progress) -> Self {
        let stdout = io::stdout();
        let at_once = stdout.is_terminal();
        Console {
            out: BufWriter::new(stdout.lock()),
            at_once,
            verbosity,
            progress,
            told: HashSet::new(),
            is_aside: false,
        }
    }

    /// The same with results on standard error, if a text has standard output for itself.
    pub(crate) fn aside(self, is_aside: bool) -> Self {
        Console { is_aside, ..self }
    }

    /// A result.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn print(&mut self, text: &str) -> io::Result<()> {
        if self.is_aside && !text.is_empty() {
            self.out.flush()?;
            self.progress.suspend(|| drop(io::stderr().write_all(text.as_bytes())));
            return Ok(());
        }
        self.print_text(text)
    }

    /// What standard output is for, whatever goes aside.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn print_text(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.progress.suspend(|| {
            self.out.write_all(text.as_bytes())?;
            if self.at_once { self.out.flush() } else { Ok(()) }
        })
    }

    /// A result that was kept elsewhere until its turn.
    ///
    /// # Errors
    /// When it cannot be read, or standard output cannot be written.
    pub(crate) fn copy(&mut self, from: &mut impl Read) -> io::Result<()> {
        if self.is_aside {
            return self.progress.suspend(|| io::copy(from, &mut io::stderr())).map(drop);
        }
        self.progress.suspend(|| io::copy(from, &mut self.out)).map(drop)
    }

    /// A problem, behind the results so far; once, where several files have it.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        if problem.is_shared() && !self.told.insert(problem.to_string()) {
            return Ok(());
        }
        self.out.flush()?;
        self.progress.suspend(|| problem.print());
        Ok(())
    }

    /// A remark for those who asked for this much, behind the results so far.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn remark(&mut self, verbosity: Verbosity, text: impl fmt::Display) -> io::Result<()> {
        if self.verbosity < verbosity {
            return Ok(());
        }
        self.out.flush()?;
        // Nobody may be listening, which is no reason to stop.
        self.progress.suspend(|| drop(writeln!(io::stderr(), "{text}")));
        Ok(())
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.progress.finish();
        self.out.flush()
    }
}
