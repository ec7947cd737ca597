//! File names of archives, as hadolint knows them.

/// Endings of what hadolint takes for an archive.
const ENDINGS: [&str; 15] = [
    ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz",
    ".txz", ".xz",
];

/// Whether the path is that of an archive.
pub(crate) fn is_archive(path: &str) -> bool {
    ENDINGS.iter().any(|it| path.ends_with(it))
}
