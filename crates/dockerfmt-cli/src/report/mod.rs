//! Findings as text, one file for each format. A report covers one file, so that reports are made in parallel.

mod checkstyle;
mod codacy;
mod codeclimate;
mod concise;
mod file;
mod fingerprint;
mod full;
mod github;
mod gnu;
mod json;
mod json_text;
mod junit;
mod markdown;
mod rdjson;
mod rule_url;
mod sarif;
mod sonarqube;
mod statistics;
mod tty;
mod xml;

use dockerfmt::Diagnostic;

use crate::args::Format;
use file::{File, Unit};

pub(crate) use statistics::Statistics;

/// The code of what cannot be parsed; hadolint reports it unlike all other codes.
const SYNTAX_ERROR: &str = "DL1000";

/// How findings are written.
#[derive(Clone)]
pub(crate) struct Reporter {
    pub(crate) format: Format,
    /// Whether each byte is to be as in hadolint's reports.
    pub(crate) compat: bool,
    pub(crate) color: bool,
    /// What some formats call every file.
    pub(crate) path_in_report: Option<String>,
    /// Whether there are counts in the place of findings.
    pub(crate) statistics: bool,
}

/// What stands around and between the reports of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// In front of all.
    pub(crate) open: String,
    /// In front of the first report that is not empty.
    pub(crate) head: &'static str,
    /// Between two reports that are not empty.
    pub(crate) between: &'static str,
}

impl Frame {
    fn new(open: impl Into<String>, between: &'static str) -> Self {
        Frame { open: open.into(), head: "", between }
    }
}

impl Reporter {
    /// What stands around the reports.
    pub(crate) fn frame(&self) -> Frame {
        if self.statistics {
            return Frame::default();
        }
        match self.format {
            Format::Full => Frame::new("", "\n"),
            Format::Json => Frame::new("[", ","),
            Format::Checkstyle => Frame::new(checkstyle::OPEN, ""),
            Format::GitlabCodeclimate => Frame::new("[", ","),
            Format::Sonarqube => Frame::new(sonarqube::OPEN, ","),
            Format::Sarif => Frame::new(sarif::open(self.compat), ","),
            Format::Junit => Frame::new(junit::open(self.compat), ""),
            Format::Rdjson => Frame::new(rdjson::OPEN, ","),
            Format::Markdown => Frame { head: markdown::HEAD, ..Frame::default() },
            Format::Tty
            | Format::Gnu
            | Format::Codeclimate
            | Format::Codacy
            | Format::Concise
            | Format::Github => Frame::default(),
        }
    }

    /// What stands behind the reports.
    pub(crate) fn close(&self, statistics: &Statistics) -> String {
        if self.statistics {
            return statistics.report(self.format);
        }
        let close = match self.format {
            Format::Json | Format::GitlabCodeclimate => "]".to_owned(),
            Format::Checkstyle => checkstyle::CLOSE.to_owned(),
            Format::Sonarqube => sonarqube::CLOSE.to_owned(),
            Format::Sarif => sarif::close(self.compat, statistics),
            Format::Junit => junit::CLOSE.to_owned(),
            Format::Rdjson => rdjson::CLOSE.to_owned(),
            Format::Markdown => return markdown::close(statistics),
            Format::Full
            | Format::Tty
            | Format::Gnu
            | Format::Codeclimate
            | Format::Codacy
            | Format::Concise
            | Format::Github => return String::new(),
        };
        // hadolint's files do not end with a line end.
        if self.compat { close } else { close + "\n" }
    }

    /// The findings of one file. Most formats are silent about a file that has none.
    pub(crate) fn report(&self, name: &str, text: &str, diagnostics: &[Diagnostic]) -> String {
        let lists_clean_files = matches!(self.format, Format::Checkstyle | Format::Junit);
        if self.statistics || diagnostics.is_empty() && !lists_clean_files {
            return String::new();
        }
        let write: fn(&File<'_>, &[Diagnostic]) -> String = match self.format {
            Format::Full => full::report,
            Format::Tty => tty::report,
            Format::Gnu => gnu::report,
            Format::Json => json::report,
            Format::Checkstyle => checkstyle::report,
            Format::Codeclimate => codeclimate::report,
            Format::GitlabCodeclimate => codeclimate::gitlab_report,
            Format::Codacy => codacy::report,
            Format::Sonarqube => sonarqube::report,
            Format::Sarif => sarif::report,
            Format::Junit => junit::report,
            Format::Concise => concise::report,
            Format::Github => github::report,
            Format::Rdjson => rdjson::report,
            Format::Markdown => markdown::report,
        };
        let unit = match self.format {
            Format::Rdjson => Unit::Byte,
            Format::Sonarqube => Unit::Utf16,
            _ => Unit::Char,
        };
        let file = File::new(name, text, unit).with(self);
        write(&file, diagnostics)
    }
}

/// Findings to test the formats with.
#[cfg(test)]
mod samples {
    use super::*;
    use dockerfmt::Severity;
    use dockerfmt::lint::{Applicability, Fix};
    use dockerfmt::syntax::{TextEdit, TextRange};

    pub(super) const TEXT: &str = "FROM é:latest\nRUN apt-get install \\\n  git\n";

    pub(super) fn file() -> File<'static> {
        File::new("a/Dockerfile", TEXT, Unit::Char)
    }

    /// The file as hadolint reports it.
    pub(super) fn compat(name: &'static str) -> File<'static> {
        File { compat: true, ..File::new(name, TEXT, Unit::Char) }
    }

    pub(super) fn diagnostics() -> [Diagnostic; 2] {
        let tag = Diagnostic {
            code: "DL3007",
            also: None,
            severity: Severity::Warning,
            range: TextRange::new(8, 14),
            anchor_line: 1,
            message: "`é` is tagged `latest`".to_owned(),
            help: Some("name a version".to_owned()),
            fix: None,
        };
        let package = Diagnostic {
            code: "DL3015",
            also: None,
            severity: Severity::Info,
            range: TextRange::new(39, 42),
            anchor_line: 2,
            message: "recommended packages\nare installed too".to_owned(),
            help: None,
            fix: Some(Fix {
                title: "insert `--no-install-recommends`".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![TextEdit::insert(34, " --no-install-recommends")],
            }),
        };
        [tag, package]
    }

    pub(super) fn syntax_error() -> Diagnostic {
        Diagnostic {
            code: SYNTAX_ERROR,
            also: None,
            severity: Severity::Error,
            range: TextRange::new(5, 7),
            anchor_line: 1,
            message: "an image is expected".to_owned(),
            help: None,
            fix: None,
        }
    }
}
