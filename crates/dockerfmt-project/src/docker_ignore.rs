//! The ignore files of builds: which one counts for a Dockerfile. Each is read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use dockerfmt::lint::DockerIgnore;

use crate::decode::decode;
use crate::read::read;

/// The ignore files that were looked for, by the folder that they are in.
#[derive(Default)]
pub(crate) struct DockerIgnores {
    folders: Mutex<HashMap<PathBuf, Option<Arc<DockerIgnore>>>>,
}

impl DockerIgnores {
    /// What is kept from the builder of a Dockerfile: by the file of its own name, `Dockerfile.dockerignore`, else by
    /// `.dockerignore` in its folder, which is taken for the build context.
    pub(crate) fn of(&self, dockerfile: &Path) -> Option<Arc<DockerIgnore>> {
        let mut own = dockerfile.file_name()?.to_owned();
        own.push(".dockerignore");
        if let Some(it) = ignore_file(&dockerfile.with_file_name(own)) {
            return Some(it);
        }
        let folder = dockerfile.parent()?;
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = folders.get(folder) {
            return it.clone();
        }
        let res = ignore_file(&folder.join(".dockerignore"));
        folders.insert(folder.to_owned(), res.clone());
        res
    }
}

/// What cannot be read says nothing: the build will tell.
fn ignore_file(path: &Path) -> Option<Arc<DockerIgnore>> {
    let bytes = path.is_file().then(|| read(path).ok())??;
    let text = decode(bytes).unwrap_or_else(|it| it.lossy().text);
    Some(Arc::new(DockerIgnore::parse(&text)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_file_of_the_same_name_counts_more() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write(".dockerignore", "a");
        write("web.Dockerfile.dockerignore", "b");
        let ignores = DockerIgnores::default();
        let excludes = |name: &str, path: &str| {
            ignores.of(&folder.path().join(name)).is_some_and(|it| it.excludes(path))
        };
        assert!(excludes("Dockerfile", "a") && !excludes("Dockerfile", "b"));
        assert!(excludes("web.Dockerfile", "b") && !excludes("web.Dockerfile", "a"));
        assert!(ignores.of(&folder.path().join("below/Dockerfile")).is_none());
    }
}
