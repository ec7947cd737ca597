//! `concise`: one line for each finding, with its exact place and the name of the rule.

use anstyle::Style;
use dockerfmt::Diagnostic;

use super::file::File;
use super::{rule_url, tty};

pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|it| line(file, it)).collect()
}

fn line(file: &File<'_>, it: &Diagnostic) -> String {
    let start = file.extent(it.range).start;
    let style = if file.color { tty::style(it.severity) } else { Style::new() };
    let name = rule_url::name(it.code).map_or_else(String::new, |it| format!("[{it}]"));
    let message = it.message.replace(['\r', '\n'], " ");
    format!(
        "{}:{}:{}: {}{name} {style}{}{style:#}: {message}\n",
        file.name, start.line, start.column, it.code, it.severity
    )
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn lines_have_all_that_fits() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "a/Dockerfile:1:8: DL3007[latest-tag] warning: `é` is tagged `latest`\n\
             a/Dockerfile:3:3: DL3015[apt-recommends] info: recommended packages are installed too\n"
        );
    }

    #[test]
    fn a_code_without_a_rule_stands_alone() {
        let [mut finding, _] = samples::diagnostics();
        finding.code = "SC2086";
        assert!(report(&samples::file(), &[finding]).contains(": SC2086 warning: "));
    }
}
