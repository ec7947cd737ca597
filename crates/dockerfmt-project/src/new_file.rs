//! A file that appears under its name only when it is whole: for reports that other programs wait for.
//!
//! Apart from [`crate::replace`], which has its bytes at once and touches only files that exist.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::temporary;

/// A file that is being written.
#[derive(Debug)]
pub struct NewFile {
    out: Out,
}

#[derive(Debug)]
enum Out {
    /// Written beside its target, whose name it takes in the end.
    Beside { temporary: BufWriter<NamedTempFile>, target: PathBuf },
    /// A pipe or device, which has no content to protect.
    Direct(BufWriter<File>),
}

impl NewFile {
    /// Begins a file that will stand at `path`, through links. An old file keeps its place and mode until then.
    ///
    /// # Errors
    /// When `path` is a folder or may not be written, and those of the file system.
    pub fn create(path: &Path) -> io::Result<Self> {
        let old = fs::metadata(path).ok();
        if old.as_ref().is_some_and(|it| !it.is_file()) {
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(NewFile { out: Out::Direct(BufWriter::new(file)) });
        }
        let target = match &old {
            Some(_) => fs::canonicalize(path)?,
            None => path.to_owned(),
        };
        let temporary = temporary_beside(&target)?;
        if let Some(old) = old {
            // Renaming asks only the folder.
            OpenOptions::new().write(true).open(&target)?;
            temporary.as_file().set_permissions(old.permissions())?;
        }
        Ok(NewFile { out: Out::Beside { temporary: BufWriter::new(temporary), target } })
    }

    /// Puts the file in its place. One that is dropped instead leaves no trace.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn commit(self) -> io::Result<()> {
        match self.out {
            Out::Beside { temporary, target } => {
                let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
                temporary.as_file().sync_data()?;
                temporary.persist(target).map_err(|err| err.error)?;
                Ok(())
            }
            Out::Direct(mut file) => file.flush(),
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.out {
            Out::Beside { temporary, .. } => temporary.write(bytes),
            Out::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Out::Beside { temporary, .. } => temporary.flush(),
            Out::Direct(file) => file.flush(),
        }
    }
}

/// As any new file: what the user's mask takes away is taken away.
fn temporary_beside(target: &Path) -> io::Result<NamedTempFile> {
    let mut builder = temporary::builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(temporary::folder_of(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report");
        let mut file = NewFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
        let mut file = NewFile::create(&path).unwrap();
        file.write_all(b"whole").unwrap();
        file.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    }

    #[test]
    fn folders_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        assert!(NewFile::create(dir.path()).is_err());
        assert!(NewFile::create(&dir.path().join("missing/report")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn an_old_file_keeps_its_mode_and_links() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("report"), dir.path().join("link"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("report", &link).unwrap();
        let mut file = NewFile::create(&link).unwrap();
        file.write_all(b"new").unwrap();
        file.commit().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_written_to() {
        let mut file = NewFile::create(Path::new("/dev/null")).unwrap();
        file.write_all(b"gone").unwrap();
        file.commit().unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
