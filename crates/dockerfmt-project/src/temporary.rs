//! The files that stand beside others until they take their names; apart because two kinds of writing need them.

use std::path::Path;

/// How they are called: no walk takes them for Dockerfiles.
pub(crate) fn builder() -> tempfile::Builder<'static, 'static> {
    let mut res = tempfile::Builder::new();
    res.prefix(".dockerfmt-").suffix(".tmp");
    res
}

/// The folder of a file; only in the same one renaming is a single step.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
