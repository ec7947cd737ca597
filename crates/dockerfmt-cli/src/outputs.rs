//! Where the reports of a run go, each in its format; apart because linting knows only that there are some.

use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use dockerfmt_project::NewFile;
use tempfile::SpooledTempFile;

use crate::console::Console;
use crate::problem::Problem;
use crate::report::{Frame, Reporter, Statistics};

/// What waits for standard output is kept in memory up to this size, then on disk.
const MAX_IN_MEMORY: usize = 1 << 20;

/// All reports of a run.
pub(crate) struct Outputs {
    outputs: Vec<Output>,
}

struct Output {
    frame: Frame,
    target: Target,
    is_empty: bool,
}

enum Target {
    Stdout,
    /// Standard output, once the reports before are written: they do not mix.
    Later(SpooledTempFile),
    File {
        path: PathBuf,
        file: NewFile,
        failure: Option<io::Error>,
    },
}

impl Outputs {
    /// Opens all files and writes what stands in front of the findings.
    ///
    /// # Errors
    /// When a file cannot be opened. None is written then.
    pub(crate) fn open(reporters: &[Reporter], paths: &[Option<PathBuf>]) -> Result<Self, Problem> {
        let mut has_stdout = false;
        let mut outputs = Vec::new();
        for (reporter, path) in reporters.iter().zip(paths) {
            let target = match path {
                Some(path) => Target::create(path)?,
                None if has_stdout => Target::Later(SpooledTempFile::new(MAX_IN_MEMORY)),
                None => Target::Stdout,
            };
            has_stdout |= path.is_none();
            outputs.push(Output { frame: reporter.frame(), target, is_empty: true });
        }
        Ok(Outputs { outputs })
    }

    /// Writes what stands in front of the findings.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn begin(&mut self, console: &mut Console<'_>) -> io::Result<()> {
        self.outputs.iter_mut().try_for_each(|it| it.target.write(&it.frame.open, console))
    }

    /// Writes the reports of one file, one for each output.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn add(&mut self, reports: &[String], console: &mut Console<'_>) -> io::Result<()> {
        for (output, report) in self.outputs.iter_mut().zip(reports).filter(|it| !it.1.is_empty()) {
            let first = std::mem::replace(&mut output.is_empty, false);
            let before = if first { output.frame.head } else { output.frame.between };
            output.target.write(before, console)?;
            output.target.write(report, console)?;
        }
        Ok(())
    }

    /// Writes what stands behind the findings, and puts the files in their places. What went wrong with a file is
    /// told, and counted.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn finish(
        self,
        reporters: &[Reporter],
        statistics: &Statistics,
        console: &mut Console<'_>,
    ) -> io::Result<usize> {
        let mut n_failed = 0;
        for (mut output, reporter) in self.outputs.into_iter().zip(reporters) {
            output.target.write(&reporter.close(statistics), console)?;
            if let Some(problem) = output.target.finish(console)? {
                console.problem(&problem)?;
                n_failed += 1;
            }
        }
        Ok(n_failed)
    }
}

impl Target {
    fn create(path: &Path) -> Result<Self, Problem> {
        let file = NewFile::create(path).map_err(|err| Problem::io(&path.to_string_lossy(), &err))?;
        Ok(Target::File { path: path.to_owned(), file, failure: None })
    }

    fn write(&mut self, text: &str, console: &mut Console<'_>) -> io::Result<()> {
        match self {
            Target::Stdout => console.print(text),
            Target::Later(spool) => spool.write_all(text.as_bytes()),
            Target::File { file, failure, .. } => {
                if failure.is_none() {
                    *failure = file.write_all(text.as_bytes()).err();
                }
                Ok(())
            }
        }
    }

    fn finish(self, console: &mut Console<'_>) -> io::Result<Option<Problem>> {
        match self {
            Target::Stdout => Ok(None),
            Target::Later(mut spool) => {
                spool.seek(SeekFrom::Start(0))?;
                console.copy(&mut spool).map(|()| None)
            }
            Target::File { path, file, failure } => {
                let res = failure.map_or_else(|| file.commit(), Err);
                Ok(res.err().map(|err| Problem::io(&path.to_string_lossy(), &err)))
            }
        }
    }
}
