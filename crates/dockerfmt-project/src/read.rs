//! Bytes from files and streams, no more than an offset can count; apart from decoding because standard input is read
//! here too.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The most bytes that are read from one file.
///
/// Offsets are `u32`, and a file whose every byte is replaced by U+FFFD grows threefold.
pub const MAX_LEN: u64 = u32::MAX as u64 / 3;

/// Reads a whole file.
///
/// # Errors
/// Those of the file system, and one for a file of more than [`MAX_LEN`] bytes.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // One byte more than expected saves the last round of growing before the end is seen.
    let expected = file.metadata()?.len().min(MAX_LEN) as usize + 1;
    read_limited(file, Vec::with_capacity(expected))
}

/// Reads a stream to its end.
///
/// # Errors
/// Those of the stream, and one for more than [`MAX_LEN`] bytes.
pub fn read_from(reader: impl Read) -> io::Result<Vec<u8>> {
    read_limited(reader, Vec::new())
}

fn read_limited(reader: impl Read, mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    reader.take(MAX_LEN + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_LEN {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {MAX_LEN} bytes")));
    }
    Ok(bytes)
}

/// What is wrong, in words. The system's own carry a number that helps nobody in the usual cases.
pub fn io_text(err: &io::Error) -> String {
    let text = match err.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::IsADirectory => "is a folder",
        ErrorKind::PermissionDenied if err.raw_os_error().is_some() => "permission denied",
        _ => return err.to_string(),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_to_its_end() {
        assert_eq!(read_from(&b"FROM a\n"[..]).unwrap(), b"FROM a\n");
    }

    #[test]
    fn a_file_is_read_whole() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "FROM a\n".repeat(10_000)).unwrap();
        assert_eq!(read(file.path()).unwrap().len(), 70_000);
    }
}
