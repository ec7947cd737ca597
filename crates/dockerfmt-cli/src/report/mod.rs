//! Findings as text, one file for each format. A report covers one file, so that reports are made in parallel.

mod full;
mod json;
mod tty;

use dockerfmt::Diagnostic;
use dockerfmt::lint::Compat;
use dockerfmt::syntax::LineIndex;

use crate::args::Format;

/// The code of what cannot be parsed; hadolint reports it unlike all other codes.
const SYNTAX_ERROR: &str = "DL1000";

/// How findings are written.
#[derive(Clone, Copy)]
pub(crate) struct Reporter {
    pub(crate) format: Format,
    pub(crate) compat: Option<Compat>,
    pub(crate) color: bool,
}

/// What stands around and between the reports of files that have findings.
pub(crate) struct Frame {
    pub(crate) open: &'static str,
    pub(crate) between: &'static str,
    pub(crate) close: &'static str,
}

impl Reporter {
    /// The frame of the format.
    pub(crate) fn frame(&self) -> Frame {
        let (open, between, close) = match (self.format, self.compat) {
            (Format::Full, _) => ("", "\n", ""),
            (Format::Tty, _) => ("", "", ""),
            (Format::Json, None) => ("[", ",", "]\n"),
            (Format::Json, Some(Compat::Hadolint)) => ("[", ",", "]"),
        };
        Frame { open, between, close }
    }

    /// The findings of one file; empty where there are none.
    pub(crate) fn report(&self, name: &str, text: &str, diagnostics: &[Diagnostic]) -> String {
        if diagnostics.is_empty() {
            return String::new();
        }
        let file = File { name, text, lines: LineIndex::new(text) };
        match self.format {
            Format::Full => full::report(&file, diagnostics, self.color),
            Format::Tty => tty::report(&file, diagnostics, self.compat, self.color),
            Format::Json => json::report(&file, diagnostics, self.compat),
        }
    }
}

/// The file that a report is about.
struct File<'a> {
    name: &'a str,
    text: &'a str,
    lines: LineIndex,
}

impl File<'_> {
    /// The column of a finding in characters, from 1. It goes with [`Diagnostic::anchor_line`], so it is 1 where the
    /// range begins on another line.
    fn column(&self, diagnostic: &Diagnostic) -> u32 {
        let (line, column) = self.lines.line_column(self.text, diagnostic.range.start);
        if line == diagnostic.anchor_line { column } else { 1 }
    }

    /// hadolint opens standard input as a file when it fails to parse it, and says so.
    fn name_in(&self, compat: Option<Compat>, diagnostic: &Diagnostic) -> &str {
        let opened = compat == Some(Compat::Hadolint) && diagnostic.code == SYNTAX_ERROR && self.name == "-";
        if opened { "/dev/stdin" } else { self.name }
    }
}

/// Findings to test the formats with.
#[cfg(test)]
mod samples {
    use super::*;
    use dockerfmt::Severity;
    use dockerfmt::lint::{Applicability, Fix};
    use dockerfmt::syntax::TextRange;

    pub(super) const TEXT: &str = "FROM é:latest\nRUN apt-get install \\\n  git\n";

    pub(super) fn file() -> File<'static> {
        File { name: "a/Dockerfile", text: TEXT, lines: LineIndex::new(TEXT) }
    }

    pub(super) fn diagnostics() -> [Diagnostic; 2] {
        let tag = Diagnostic {
            code: "DL3007",
            severity: Severity::Warning,
            range: TextRange::new(8, 14),
            anchor_line: 1,
            message: "`é` is tagged `latest`".to_owned(),
            help: Some("name a version".to_owned()),
            fix: None,
        };
        let package = Diagnostic {
            code: "DL3015",
            severity: Severity::Info,
            range: TextRange::new(39, 42),
            anchor_line: 2,
            message: "recommended packages\nare installed too".to_owned(),
            help: None,
            fix: Some(Fix {
                title: "insert `--no-install-recommends`".to_owned(),
                applicability: Applicability::Unsafe,
                edits: Vec::new(),
            }),
        };
        [tag, package]
    }

    pub(super) fn syntax_error() -> Diagnostic {
        Diagnostic {
            code: SYNTAX_ERROR,
            severity: Severity::Error,
            range: TextRange::new(5, 7),
            anchor_line: 1,
            message: "an image is expected".to_owned(),
            help: None,
            fix: None,
        }
    }
}
