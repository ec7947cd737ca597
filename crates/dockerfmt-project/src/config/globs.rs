//! Patterns of paths with the meaning that they have in `.gitignore`: users know it, and folders work.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns that belong to a folder.
#[derive(Clone, Debug)]
pub(crate) struct Globs {
    root: PathBuf,
    matcher: Gitignore,
}

impl Globs {
    /// Patterns for what is below `root`; later ones win, and those with `!` take back.
    /// Patterns that are [no patterns](Globs::problem) have no effect.
    pub(crate) fn new<'p>(root: &Path, patterns: impl Iterator<Item = &'p str>) -> Self {
        let mut builder = GitignoreBuilder::new(root);
        for it in patterns {
            let _ = builder.add_line(None, it);
        }
        let matcher = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Globs { root: root.to_owned(), matcher }
    }

    /// What keeps `pattern` from being one.
    pub(crate) fn problem(pattern: &str) -> Option<String> {
        let mut builder = GitignoreBuilder::new("");
        let err = builder.add_line(None, pattern).err().or_else(|| builder.build().err());
        err.map(|it| format!("`{pattern}` is no pattern: {it}"))
    }

    /// Whether a file is matched, or a folder that it is in. `path` must be absolute.
    pub(crate) fn has(&self, path: &Path) -> bool {
        path.starts_with(&self.root) && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether the folder itself is matched.
    pub(crate) fn has_folder(&self, path: &Path) -> bool {
        path.starts_with(&self.root) && self.matcher.matched(path, true).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(pattern: &str, path: &str) -> bool {
        Globs::new(Path::new("/p"), std::iter::once(pattern)).has(Path::new(path))
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        assert!(has("*.gen", "/p/a/b.gen") && has("a/", "/p/a/Dockerfile") && has("/a/*.x", "/p/a/b.x"));
        assert!(has("**/test/**", "/p/a/test/b/Dockerfile") && has("Dockerfile", "/p/q/Dockerfile"));
        assert!(!has("/a", "/p/b/a") && !has("*.gen", "/q/b.gen") && !has("a/", "/p/a"));
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        assert_eq!(Globs::problem("a/*.x"), None);
        assert!(Globs::problem("[z-a]").is_some_and(|it| it.starts_with("`[z-a]` is no pattern: ")));
    }
}
