//! From a path that a user names to files; apart so that every command walks folders in the same way.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, Walk, WalkBuilder};

use crate::config::Files;
use crate::names::is_dockerfile;

/// Folders whose Dockerfiles are never the user's own.
const SKIPPED: [&str; 5] = [".git", ".hg", ".svn", ".jj", "node_modules"];

/// A path that cannot be looked at.
#[derive(Debug)]
pub struct PathError {
    /// The path.
    pub path: PathBuf,
    /// What is wrong with it.
    pub error: io::Error,
}

/// The files behind `path`, sorted by name within each folder.
///
/// A path that is no folder is given back as it is, whatever its name. Folders are walked for
/// [Dockerfiles](is_dockerfile) and what `files` includes, hidden ones too; left out are what `files` excludes and,
/// unless it says otherwise, what `.gitignore` and its like exclude (also outside of a repository), version control
/// folders, `node_modules`, and links, which a walk never follows.
/// Paths are neither opened nor collected: a folder of any size is walked while its files are worked on.
///
/// `absolute` is the same path from the root, for the patterns of `files`.
pub fn discover(path: PathBuf, absolute: PathBuf, files: &Arc<Files>) -> Discover {
    Discover(match path.metadata() {
        Ok(it) if it.is_dir() => {
            let search = Arc::new(Search { path, absolute, files: Arc::clone(files) });
            State::Folder(Box::new(search.walk()), search)
        }
        Ok(_) => State::Single(Some(Ok(path))),
        Err(error) => State::Single(Some(Err(PathError { path, error }))),
    })
}

/// The iterator of [`discover`].
#[must_use]
pub struct Discover(State);

enum State {
    Single(Option<Result<PathBuf, PathError>>),
    Folder(Box<Walk>, Arc<Search>),
}

impl Discover {
    /// Whether the files were found in a folder rather than named.
    pub fn is_search(&self) -> bool {
        matches!(self.0, State::Folder(..))
    }
}

impl Iterator for Discover {
    type Item = Result<PathBuf, PathError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            State::Single(it) => it.take(),
            State::Folder(walk, search) => walk.find_map(|it| search.found(it)),
        }
    }
}

/// What is looked for, and where.
struct Search {
    path: PathBuf,
    absolute: PathBuf,
    files: Arc<Files>,
}

impl Search {
    fn walk(self: &Arc<Self>) -> Walk {
        let search = Arc::clone(self);
        WalkBuilder::new(&self.path)
            .standard_filters(!self.files.ignores_gitignore)
            .hidden(false)
            .require_git(false)
            .sort_by_file_name(Ord::cmp)
            .filter_entry(move |it| it.depth() == 0 || !search.skips(it))
            .build()
    }

    fn skips(&self, entry: &DirEntry) -> bool {
        if !entry.file_type().is_some_and(|it| it.is_dir()) {
            return false;
        }
        let exclude = &self.files.exclude;
        SKIPPED.iter().any(|it| entry.file_name() == *it)
            || (!exclude.is_empty() && exclude.iter().any(|it| it.has_folder(&self.absolute(entry))))
    }

    fn found(&self, entry: Result<DirEntry, ignore::Error>) -> Option<Result<PathBuf, PathError>> {
        match entry {
            Ok(it) => {
                let is_file = it.file_type().is_some_and(|it| it.is_file());
                (is_file && self.is_meant(&it)).then(|| Ok(without_dot(it.path())))
            }
            Err(err) => Some(Err(path_error(err))),
        }
    }

    fn is_meant(&self, entry: &DirEntry) -> bool {
        let Files { include, exclude, .. } = &*self.files;
        let has = |globs: &[crate::config::Globs]| {
            !globs.is_empty() && {
                let path = self.absolute(entry);
                globs.iter().any(|it| it.has(&path))
            }
        };
        (is_dockerfile(entry.file_name()) || has(include)) && !has(exclude)
    }

    fn absolute(&self, entry: &DirEntry) -> PathBuf {
        let below = entry.path().strip_prefix(&self.path).unwrap_or(entry.path());
        self.absolute.join(below)
    }
}

/// Files below `.` are shown as users write them, without `./`.
fn without_dot(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn path_error(err: ignore::Error) -> PathError {
    let path = path_of(&err).map_or_else(PathBuf::new, Path::to_owned);
    let text = err.to_string();
    PathError { path, error: err.into_io_error().unwrap_or_else(|| io::Error::other(text)) }
}

fn path_of(mut err: &ignore::Error) -> Option<&Path> {
    loop {
        match err {
            ignore::Error::WithPath { path, .. } | ignore::Error::Loop { child: path, .. } => {
                return Some(path);
            }
            ignore::Error::WithDepth { err: inner, .. }
            | ignore::Error::WithLineNumber { err: inner, .. } => {
                err = inner;
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        dir
    }

    fn check(dir: &tempfile::TempDir, paths: &[&str], expected: &[&str]) {
        let found: Vec<String> = paths
            .iter()
            .flat_map(|it| discover(dir.path().join(it), dir.path().join(it), &Arc::default()))
            .map(|it| match it {
                Ok(path) => path.strip_prefix(dir.path()).unwrap().display().to_string(),
                Err(err) => format!("error {}", err.path.strip_prefix(dir.path()).unwrap().display()),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_folder_is_walked_in_the_order_of_names() {
        let dir =
            folder(&["b/Dockerfile", "a/web.dockerfile", "Dockerfile", "a/b/Containerfile", "a/readme.md"]);
        check(&dir, &[""], &["Dockerfile", "a/b/Containerfile", "a/web.dockerfile", "b/Dockerfile"]);
    }

    #[test]
    fn a_named_file_needs_no_name() {
        let dir = folder(&["base.docker"]);
        check(&dir, &["base.docker", "base.docker"], &["base.docker", "base.docker"]);
    }

    #[test]
    fn a_missing_path_hides_no_other() {
        let dir = folder(&["Dockerfile"]);
        check(&dir, &["missing", "Dockerfile"], &["error missing", "Dockerfile"]);
    }

    #[test]
    fn ignored_folders_are_left_out_unless_named() {
        let dir =
            folder(&["Dockerfile", "target/Dockerfile", ".git/Dockerfile", "node_modules/a/Dockerfile"]);
        fs::write(dir.path().join(".gitignore"), "target/\n").unwrap();
        check(&dir, &[""], &["Dockerfile"]);
        check(
            &dir,
            &["target/Dockerfile", "node_modules"],
            &["target/Dockerfile", "node_modules/a/Dockerfile"],
        );
    }

    #[test]
    fn hidden_folders_are_walked() {
        let dir = folder(&[".devcontainer/Dockerfile"]);
        check(&dir, &[""], &[".devcontainer/Dockerfile"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_by_a_walk() {
        let dir = folder(&["real/Dockerfile"]);
        std::os::unix::fs::symlink(dir.path().join("real"), dir.path().join("link")).unwrap();
        std::os::unix::fs::symlink("real/Dockerfile", dir.path().join("Dockerfile")).unwrap();
        check(&dir, &[""], &["real/Dockerfile"]);
        check(&dir, &["Dockerfile"], &["Dockerfile"]);
    }
}
