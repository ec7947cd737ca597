//! Where a text comes from, a file or standard input, so that commands need not care.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use dockerfmt_project as project;
use dockerfmt_project::config::{Config, Configs};

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
    ///
    /// Of the files in folders, those count that `wanted` takes.
    pub(crate) fn discover<'c>(
        mut paths: Vec<PathBuf>,
        configs: &'c Configs,
        wanted: impl Fn(&Path) -> bool + Copy + 'c,
    ) -> impl Iterator<Item = Result<Input, Problem>> + 'c {
        if paths.is_empty() {
            paths.push(".".into());
        }
        paths.into_iter().flat_map(move |path| -> Box<dyn Iterator<Item = Result<Input, Problem>> + 'c> {
            match Input::named(path) {
                Input::Stdin => Box::new(std::iter::once(Ok(Input::Stdin))),
                Input::File(path) => match Input::behind(path, configs) {
                    Ok(found) => {
                        let is_search = found.is_search();
                        let counts = move |it: &Result<PathBuf, _>| {
                            !is_search || it.as_ref().map_or(true, |it| wanted(it))
                        };
                        Box::new(found.filter(counts).map(|it| it.map(Input::File).map_err(Problem::from)))
                    }
                    Err(problem) => Box::new(std::iter::once(Err(problem))),
                },
            }
        })
    }

    /// Each file once, however often it is named, if it `may_repeat`. One that is named through a link is another one
    /// here; that it is written twice does no harm.
    pub(crate) fn each_once(
        inputs: impl Iterator<Item = Result<Input, Problem>>,
        may_repeat: bool,
    ) -> impl Iterator<Item = Result<Input, Problem>> {
        let mut seen = HashSet::new();
        inputs.filter(move |it| match it {
            Ok(Input::File(file)) if may_repeat => path::absolute(file).map_or(true, |it| seen.insert(it)),
            _ => true,
        })
    }

    /// A folder is searched by its own settings.
    fn behind(path: PathBuf, configs: &Configs) -> Result<project::Discover, Problem> {
        let absolute = configs.absolute(&path);
        let files = if path.is_dir() {
            Arc::clone(&configs.of_folder(&path).map_err(|err| Problem::config(&err))?.files)
        } else {
            Arc::default()
        };
        Ok(project::discover(path, absolute, &files))
    }

    /// Its settings; those of standard input are the ones of a file `name`, if it has one.
    pub(crate) fn config(&self, configs: &Configs, name: Option<&Path>) -> Result<Arc<Config>, Problem> {
        let config = match (self, name) {
            (Input::File(path), _) => configs.of(path),
            (Input::Stdin, Some(name)) => configs.of(name),
            (Input::Stdin, None) => configs.of_run(),
        };
        config.map_err(|err| Problem::config(&err))
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
