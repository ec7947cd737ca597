//! `github`: workflow commands, which GitHub shows beside the changed lines.

use std::fmt::Write;

use dockerfmt::{Diagnostic, Severity};

use super::file::File;
use super::rule_url;

pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|it| command(file, it)).collect()
}

fn command(file: &File<'_>, it: &Diagnostic) -> String {
    let place = file.extent(it.range);
    let mut res = format!("::{} file={}", level(it.severity), property(file.path()));
    let _ = write!(res, ",line={},endLine={}", place.start.line, place.end.line);
    if place.start.line == place.end.line {
        // GitHub refuses columns of a range over several lines.
        let _ = write!(res, ",col={},endColumn={}", place.start.column, place.end.column);
    }
    let title =
        rule_url::name(it.code).map_or_else(|| it.code.to_owned(), |name| format!("{} ({name})", it.code));
    let help = it.help.iter().map(|it| format!("\n{it}")).collect::<String>();
    let _ = writeln!(res, ",title={}::{}", property(&title), data(&format!("{}{help}", it.message)));
    res
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Style | Severity::Hint | Severity::Ignore => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::file::Unit;
    use super::super::samples;
    use super::*;

    #[test]
    fn commands_have_place_and_title() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "::warning file=a/Dockerfile,line=1,endLine=1,col=8,endColumn=14,title=DL3007 (latest-tag)::\
             `é` is tagged `latest`%0Aname a version\n\
             ::notice file=a/Dockerfile,line=3,endLine=3,col=3,endColumn=6,title=DL3015 (apt-recommends)::\
             recommended packages%0Aare installed too\n"
        );
    }

    #[test]
    fn signs_of_the_command_are_escaped() {
        let [mut finding, _] = samples::diagnostics();
        finding.message = "100%: a, b".to_owned();
        finding.help = None;
        finding.range.end = 20;
        let file = File::new("a:b,c%\n", samples::TEXT, Unit::Char);
        assert_eq!(
            report(&file, &[finding]),
            "::warning file=a%3Ab%2Cc%25%0A,line=1,endLine=2,title=DL3007 (latest-tag)::100%25: a, b\n"
        );
    }
}
