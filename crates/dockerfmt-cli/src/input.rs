//! Where a text comes from, a file or standard input, so that commands need not care.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use dockerfmt_project as project;

use crate::problem::Problem;

/// One text to work on.
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What a path of the command line means without looking at the disk.
    pub(crate) fn named(path: PathBuf) -> Self {
        if path == Path::new("-") { Input::Stdin } else { Input::File(path) }
    }

    /// What the paths of the command line mean, folders walked; none at all mean the current folder.
    pub(crate) fn discover(mut paths: Vec<PathBuf>) -> impl Iterator<Item = Result<Input, Problem>> {
        if paths.is_empty() {
            paths.push(".".into());
        }
        paths.into_iter().flat_map(|path| -> Box<dyn Iterator<Item = Result<Input, Problem>>> {
            match Input::named(path) {
                Input::Stdin => Box::new(std::iter::once(Ok(Input::Stdin))),
                Input::File(path) => {
                    Box::new(project::discover(path).map(|it| it.map(Input::File).map_err(Problem::from)))
                }
            }
        })
    }

    /// How messages call it.
    pub(crate) fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Opens a file and lets go of it, to know whether it can be read. Pipes and devices are not touched: what was
    /// read from them would be lost.
    ///
    /// # Errors
    /// What reading it would give.
    pub(crate) fn probe(&self) -> io::Result<()> {
        let Input::File(path) = self else { return Ok(()) };
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if metadata.is_file() { File::open(path).map(drop) } else { Ok(()) }
    }

    /// Its bytes.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Input::Stdin => project::read_from(io::stdin().lock()),
            Input::File(path) => project::read(path),
        }
    }
}
