//! What hadolint 2.15.1 cannot parse.
//!
//! hadolint's Dockerfile grammar is narrower than BuildKit's, and one construct outside it makes hadolint
//! report `DL1000` and nothing else for the whole file. `--compat hadolint` has to give the same verdict, but
//! our own tree cannot tell: it recovers, and it accepts what BuildKit accepts. So this folder is a second,
//! independent recogniser over the raw text. It says where hadolint gives up, and for the instructions that hadolint
//! reads in its own way it says what it read (`read.rs`).
//!
//! Each file describes the grammar of one group of instructions as hadolint was observed to have it. The order
//! of the alternatives matters, as in any recursive descent with backtracking: a first alternative that succeeds
//! too early explains many of the oddities, and a failure is reported where the last alternative got furthest.

mod copy;
mod directive;
mod env;
mod exec;
mod expose;
mod from;
mod healthcheck;
mod heredoc;
mod instruction;
mod layout;
mod line_index;
mod literal;
mod mount;
mod pairs;
mod read;
mod reader;
mod run;
mod shell;
mod text;
mod word;

pub(crate) use directive::{escape_char, is_late_directive};
pub(crate) use from::Reference;
pub(crate) use pairs::{HadolintPair, pairs};
pub(crate) use read::{
    HadolintFrom, add_paths, arg_name, copy_paths, mount_sources, reference, rest_of_line,
};
use reader::Reader;

/// The place where hadolint stops reading a file, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HadolintError {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1; a tab reaches to the next multiple of 8.
    pub column: u32,
    /// What was missing or unexpected, in our words.
    pub message: String,
}

/// The error of hadolint's parser in this text, or `None` when hadolint can parse it.
///
/// Text that makes hadolint itself crash (`COPY []`) counts as parsed: there is no verdict to match.
/// Runs in linear time but for one sort of the lines when there are heredocs, and never panics.
///
/// ```
/// use dockerfmt_lint::compat::parse_error;
///
/// assert_eq!(parse_error("FROM debian:12\n"), None);
///
/// let error = parse_error("FROM debian:12\nEXPOSE 80/sctp\n").unwrap();
/// assert_eq!((error.line, error.column), (2, 11));
/// ```
pub fn parse_error(text: &str) -> Option<HadolintError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut reader = Reader::new(&text, directive::escape_char(&text));
    let failure = instruction::file(&mut reader).err()?;
    let (line, column) = reader::line_and_column(&text, failure.at);
    Some(HadolintError { line, column, message: failure.message.to_owned() })
}

#[cfg(test)]
mod tests;
