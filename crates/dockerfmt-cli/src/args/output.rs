//! The options about reports: in which formats, and where they go.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What is reported how and where.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Reports")]
pub(crate) struct OutputArgs {
    /// How findings are written; may be repeated [default: full; tty with --compat hadolint]
    #[arg(short = 'f', long = "format", value_name = "FORMAT", value_enum)]
    pub(crate) formats: Vec<Format>,
    /// A file for the report, the first one for the first format, and so on; may be repeated
    ///
    /// Formats without a file go to standard output, files without a format get the default one. A file appears when
    /// it is whole.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) outputs: Vec<PathBuf>,
    /// What reports call each file, for when it was linted elsewhere
    #[arg(long, value_name = "PATH")]
    pub(crate) file_path_in_report: Option<String>,
    /// Show how often each rule found something, with a star where there are fixes; as text or json
    #[arg(long)]
    pub(crate) statistics: bool,
}

impl OutputArgs {
    /// Each of the formats with its file, or with `None` for standard output. Files beyond them get `default`.
    pub(crate) fn reports(&self, formats: Vec<Format>, default: Format) -> Vec<(Format, Option<PathBuf>)> {
        let n = formats.len().max(self.outputs.len()).max(1);
        let format = |i: usize| formats.get(i).copied().unwrap_or(default);
        (0..n).map(|i| (format(i), self.outputs.get(i).cloned())).collect()
    }
}

/// The formats of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Frames that show the source
    Full,
    /// One line for each finding, with its place, rule and severity
    Concise,
    /// One line for each finding, as hadolint writes it
    Tty,
    /// One line for each finding, as GNU programs write it
    Gnu,
    /// A JSON array
    Json,
    /// XML as Checkstyle writes it
    Checkstyle,
    /// Code Climate's issues, each ended by a NUL byte
    Codeclimate,
    /// Code Climate's issues in an array, for GitLab
    #[value(name = "gitlab_codeclimate")]
    GitlabCodeclimate,
    /// JSON objects for Codacy
    Codacy,
    /// SonarQube's generic issues
    Sonarqube,
    /// SARIF 2.1.0, for GitHub code scanning and others
    Sarif,
    /// XML of test results
    Junit,
    /// Workflow commands that GitHub shows beside the code
    Github,
    /// JSON for reviewdog
    Rdjson,
    /// A table
    Markdown,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The configuration has its own list, for it may not know this crate.
    #[test]
    fn configuration_knows_the_same_formats() {
        let mut ours: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|it| Some(it.to_possible_value()?.get_name().to_owned()))
            .collect();
        let mut known = dockerfmt_project::config::words("format").to_vec();
        ours.sort();
        known.sort();
        assert_eq!(ours, known);
    }

    #[test]
    fn outputs_and_formats_are_paired() {
        let args = |outputs: &[&str]| OutputArgs {
            formats: Vec::new(),
            outputs: outputs.iter().map(PathBuf::from).collect(),
            file_path_in_report: None,
            statistics: false,
        };
        let (json, tty) = (Format::Json, Format::Tty);
        let file = |name: &str| Some(PathBuf::from(name));
        for (formats, outputs, wanted) in [
            (vec![], &[][..], vec![(tty, None)]),
            (vec![json], &[], vec![(json, None)]),
            (vec![json, tty], &["a"], vec![(json, file("a")), (tty, None)]),
            (vec![json], &["a", "b"], vec![(json, file("a")), (tty, file("b"))]),
        ] {
            assert_eq!(args(outputs).reports(formats, tty), wanted);
        }
    }
}
