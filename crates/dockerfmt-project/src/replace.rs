//! A new text in the place of an old one, in one step; apart because it is the one place where users' files change.
//!
//! The text is written to a temporary file in the same folder, which then takes the old file's name. Whoever looks,
//! and whenever the process is killed, there is the whole old text or the whole new one, never a part.
//! What is promised about the temporary file: on an error it is removed; when the process is killed within the write
//! itself one `.dockerfmt-*.tmp` may stay behind, which no walk takes for a Dockerfile.
//! Not kept, because the name now belongs to a new file: hard links, and what the system does not let us copy
//! (another user's ownership).

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::temporary;

/// Replaces the content of the file at `path`, through links, and keeps its mode and, where allowed, its owner.
///
/// # Errors
/// When the file is no regular one or may not be written, and those of the file system. The file is as it was then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = writable(&target)?;
    let mut new = temporary::builder().tempfile_in(temporary::folder_of(&target))?;
    new.write_all(bytes)?;
    copy_owner(&metadata, new.as_file());
    new.as_file().set_permissions(metadata.permissions())?;
    // Some file systems put the new name on disk before the data: without this a power cut could leave an empty file.
    new.as_file().sync_data()?;
    new.persist(&target).map_err(|err| err.error)?;
    Ok(())
}

/// Renaming asks only the folder; a file that the system would not let us write must stay as it is nevertheless.
fn writable(target: &Path) -> io::Result<Metadata> {
    let metadata = fs::metadata(target)?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    OpenOptions::new().write(true).open(target)?;
    Ok(metadata)
}

/// Best effort: only the superuser may give a file to someone else.
#[cfg(unix)]
fn copy_owner(old: &Metadata, new: &File) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let same = new.metadata().is_ok_and(|it| (it.uid(), it.gid()) == (old.uid(), old.gid()));
    if !same {
        let _ = fchown(new, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn copy_owner(_old: &Metadata, _new: &File) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &tempfile::TempDir) -> Vec<String> {
        let mut res: Vec<String> =
            fs::read_dir(dir).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        res.sort();
        res
    }

    #[test]
    fn the_content_is_replaced_and_nothing_is_left_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("Dockerfile");
        fs::write(&path, "old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(&dir), ["Dockerfile"]);
    }

    #[test]
    fn folders_are_refused_and_missing_files_not_made() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(replace(dir.path(), b"new").unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(replace(&dir.path().join("missing"), b"new").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(names(&dir).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn mode_and_link_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("Dockerfile"), dir.path().join("link"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o754)).unwrap();
        std::os::unix::fs::symlink("Dockerfile", &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o754);
    }
}
