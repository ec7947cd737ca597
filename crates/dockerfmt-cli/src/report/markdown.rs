//! `markdown`: one table for the run, for job summaries and comments.

use dockerfmt::Diagnostic;

use super::file::File;
use super::rule_url;
use super::statistics::Statistics;

pub(super) const HEAD: &str = "| place | rule | severity | message |\n|---|---|---|---|\n";

/// The rows of one file.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|it| row(file, it)).collect()
}

/// The last line.
pub(super) fn close(statistics: &Statistics) -> String {
    let blank = if statistics.n_findings() == 0 { "" } else { "\n" };
    format!("{blank}{statistics}\n")
}

fn row(file: &File<'_>, it: &Diagnostic) -> String {
    let start = file.extent(it.range).start;
    let code =
        rule_url::url(it.code).map_or_else(|| it.code.to_owned(), |url| format!("[{}]({url})", it.code));
    let name = rule_url::name(it.code).map_or_else(String::new, |it| format!(" {it}"));
    let fixable = if it.fix.is_some() { " (fixable)" } else { "" };
    format!(
        "| {}:{}:{} | {code}{name} | {} | {}{fixable} |\n",
        cell(file.name),
        start.line,
        start.column,
        it.severity,
        cell(&it.message)
    )
}

/// Text that stays in its cell. Between backticks nothing but `|` has a meaning; elsewhere tags and emphasis have.
fn cell(text: &str) -> String {
    let mut res = String::new();
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '\n' | '\r' => res.push(' '),
            '`' => {
                is_code = !is_code;
                res.push(c);
            }
            '|' => res.push_str("\\|"),
            '<' if !is_code => res.push_str("&lt;"),
            '*' | '_' | '\\' | '[' | ']' if !is_code => res.extend(['\\', c]),
            c => res.push(c),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn each_finding_has_a_row() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "| a/Dockerfile:1:8 | [DL3007](https://github.com/hadolint/hadolint/wiki/DL3007) latest-tag \
             | warning | `é` is tagged `latest` |\n\
             | a/Dockerfile:3:3 | [DL3015](https://github.com/hadolint/hadolint/wiki/DL3015) apt-recommends \
             | info | recommended packages are installed too (fixable) |\n"
        );
    }

    #[test]
    fn signs_of_markdown_are_text() {
        assert_eq!(cell("a|b <c> `d|<e>_` _f_\n[g]"), "a\\|b &lt;c> `d\\|<e>_` \\_f\\_ \\[g\\]");
    }
}
