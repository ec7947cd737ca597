//! From a path that a user names to files; apart so that every command walks folders in the same way.

use std::io;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, Walk, WalkBuilder};

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
/// [Dockerfiles](is_dockerfile), hidden ones too; left out are what `.gitignore` and its like exclude (also outside
/// of a repository), version control folders, `node_modules`, and links, which a walk never follows.
/// Paths are neither opened nor collected: a folder of any size is walked while its files are worked on.
pub fn discover(path: PathBuf) -> Discover {
    Discover(match path.metadata() {
        Ok(it) if it.is_dir() => State::Folder(Box::new(walk(&path))),
        Ok(_) => State::Single(Some(Ok(path))),
        Err(error) => State::Single(Some(Err(PathError { path, error }))),
    })
}

/// The iterator of [`discover`].
#[must_use]
pub struct Discover(State);

enum State {
    Single(Option<Result<PathBuf, PathError>>),
    Folder(Box<Walk>),
}

impl Iterator for Discover {
    type Item = Result<PathBuf, PathError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            State::Single(it) => it.take(),
            State::Folder(walk) => walk.find_map(found),
        }
    }
}

fn walk(folder: &Path) -> Walk {
    WalkBuilder::new(folder)
        .hidden(false)
        .require_git(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(|it| it.depth() == 0 || !is_skipped(it))
        .build()
}

fn is_skipped(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|it| it.is_dir()) && SKIPPED.iter().any(|it| entry.file_name() == *it)
}

fn found(entry: Result<DirEntry, ignore::Error>) -> Option<Result<PathBuf, PathError>> {
    match entry {
        Ok(it) => {
            let is_file = it.file_type().is_some_and(|it| it.is_file());
            (is_file && is_dockerfile(it.file_name())).then(|| Ok(without_dot(it.path())))
        }
        Err(err) => Some(Err(path_error(err))),
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
            .flat_map(|it| discover(dir.path().join(it)))
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
