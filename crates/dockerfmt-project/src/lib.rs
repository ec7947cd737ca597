//! Dockerfiles on disk: which there are, what they say, and how they are replaced.
//!
//! The crates below know texts only and the program and the language server above know users only;
//! everything about files that both of them need is here.
//!
//! - [`discover()`] turns a path that a user names into files, one by one.
//! - [`read()`] and [`decode()`] turn a file into text, or say which byte keeps it from being one.
//! - [`config`] finds the settings of a file, and lints with them.
//! - [`replace()`] puts a new text in the place of an old one, in one step; [`NewFile`] does so for a file that is
//!   written piece by piece.

pub mod config;
mod decode;
mod discover;
mod docker_ignore;
mod names;
mod new_file;
mod read;
mod replace;
#[cfg(feature = "shellcheck")]
mod shellcheck;
mod shellcheck_error;
mod temporary;

pub use decode::{InvalidUtf8, Lossy, decode};
pub use discover::{Discover, PathError, discover};
pub use names::is_dockerfile;
pub use new_file::NewFile;
pub use read::{MAX_LEN, io_text, read, read_from};
pub use replace::replace;
pub use shellcheck_error::ShellCheckError;
