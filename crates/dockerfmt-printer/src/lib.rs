//! Dockerfile formatter that keeps every comment and every meaning.
//!
//! Only trivia changes: blanks, line breaks expressed as continuations, indentation, blank lines, and the letter
//! case of keywords. What was printed is parsed again and compared with the source; an instruction that would not
//! mean the same is printed byte for byte instead.
//!
//! ```
//! use dockerfmt_printer::{Style, format};
//!
//! let parse = dockerfmt_syntax::parse("from  debian:12\nrun apt-get update && \\\n  # tools\n  apt-get install -y curl\n");
//! let printed = format(&parse, &Style::default())?;
//! assert_eq!(printed, "FROM debian:12\nRUN apt-get update \\\n    # tools\n    && apt-get install -y curl\n");
//! # Ok::<(), dockerfmt_printer::FormatError>(())
//! ```

mod chunk;
mod gap;
mod pragma;
mod print;
mod rows;
mod shell;
mod shell_text;
mod style;
mod verify;

use std::fmt;

pub use shell_text::{Kept, ShellText};
pub use style::{HeredocStyle, IndentStyle, LineEnding, ShellStyle, Style};

use chunk::Chunk;
use dockerfmt_syntax::{Parse, TextEdit, TextRange};
use print::PrintedFile;
use verify::Differences;

/// Why a file cannot be formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// The text has a NUL byte at this offset.
    Nul(u32),
    /// The printed text did not mean the same; a defect of the printer. Nothing was changed.
    Unverified(String),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormatError::Nul(_) => f.write_str("the file has a NUL byte"),
            FormatError::Unverified(what) => write!(f, "the formatted text would not mean the same: {what}"),
        }
    }
}

impl std::error::Error for FormatError {}

/// Formats a parsed file. A formatted file comes back as it is.
///
/// # Errors
/// When the text has a NUL byte, or when the result cannot be proved to mean the same.
pub fn format(parse: &Parse, style: &Style) -> Result<String, FormatError> {
    Ok(chunk::text(&print(parse, style)?.chunks))
}

/// The edits of [`format()`] in the instructions and comments that `range` touches; none where they are formatted.
///
/// The range grows to whole instructions, so the edits never disagree with those of the whole file.
/// They are ordered by offset and do not overlap.
///
/// # Errors
/// As for [`format()`].
pub fn format_range(parse: &Parse, style: &Style, range: TextRange) -> Result<Vec<TextEdit>, FormatError> {
    let chunks = print(parse, style)?.chunks;
    let touched = chunks.iter().filter(|it| it.range.intersects(range));
    Ok(touched.flat_map(|it| it.edits(parse.tree.text())).collect())
}

/// The commands in shell form and the scripts in heredocs, in their order, and which of them [`format()`] lays out by
/// their structure.
///
/// # Errors
/// As for [`format()`].
pub fn shell_texts(parse: &Parse, style: &Style) -> Result<Vec<ShellText>, FormatError> {
    Ok(print(parse, style)?.shell_texts)
}

/// Prints the file, and proves that it means the same.
fn print(parse: &Parse, style: &Style) -> Result<PrintedFile, FormatError> {
    let text = parse.tree.text();
    if let Some(at) = text.find('\0') {
        return Err(FormatError::Nul(at as u32));
    }
    let printed = print::file(parse, style, &[]);
    let Err(differences) = prove(parse, &printed.chunks, style) else { return Ok(printed) };
    // Printing an instruction verbatim cannot disturb the others, so one repair is enough.
    let printed = print::file(parse, style, &differences.instructions);
    match prove(parse, &printed.chunks, style) {
        Ok(()) => Ok(printed),
        Err(it) => Err(FormatError::Unverified(it.complaint)),
    }
}

/// Parses what was printed and compares it with the source.
fn prove(parse: &Parse, chunks: &[Chunk], style: &Style) -> Result<(), Differences> {
    let printed = chunk::text(chunks);
    if printed == parse.tree.text() {
        return Ok(());
    }
    verify::compare(parse, &dockerfmt_syntax::parse(&printed), style)
}

#[cfg(test)]
mod tests {
    use super::*;

    use dockerfmt_tests::{corpus, corpus_files, fixtures};

    /// Falling back to verbatim text is for defects of the printer; there is to be none.
    fn check_first_proof(name: &str, text: &str) {
        let parse = dockerfmt_syntax::parse(text);
        let styles = [
            (ShellStyle::Standard, HeredocStyle::Keep),
            (ShellStyle::Preserve, HeredocStyle::Keep),
            (ShellStyle::Standard, HeredocStyle::Shell),
            (ShellStyle::Full, HeredocStyle::Shell),
        ];
        for (shell, heredoc) in styles {
            let style = Style { shell, heredoc, ..Style::default() };
            let proof = prove(&parse, &print::file(&parse, &style, &[]).chunks, &style);
            assert!(proof.is_ok(), "{name}, {shell:?}: {proof:?}");
        }
    }

    #[test]
    fn fixtures_and_their_beginnings_need_no_second_print() {
        for path in fixtures("format") {
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let ends = (0..text.len()).step_by(5).filter(|&it| text.is_char_boundary(it));
            for end in ends.chain([text.len()]) {
                check_first_proof(&path.display().to_string(), &text[..end]);
            }
        }
    }

    #[test]
    fn real_files_need_no_second_print() {
        let Some(corpus) = corpus("real_files_need_no_second_print") else { return };
        for (name, text) in corpus_files(&corpus) {
            check_first_proof(&name, &text);
        }
    }
}
