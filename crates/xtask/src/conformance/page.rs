//! `docs/conformance/hadolint.md`: what comparing with hadolint gave.

use std::fmt::Write as _;

use super::cases::Cases;
use super::generated::Generated;
use super::real::Real;

/// The file of the page.
pub const FILE: &str = "docs/conformance/hadolint.md";

const HEAD: &str = "\
# Conformance with hadolint 2.15.1

This file is written by `cargo xtask conformance --hadolint PATH --corpus DIR --generator SCRIPT`.
It is about `--compat hadolint`; what differs by default, on purpose, is in [hadolint.md](../hadolint.md).

";

const EXCEPTIONS: &str = "\
## Exceptions

What is not as in hadolint, even with `--compat hadolint`:

- Messages are in our own words. Reports have hadolint's bytes around them, and our version.
- hadolint breaks off without a report at some inputs: a path of one character in `WORKDIR`, an empty quoted path.
  We report what its rules say, and lint the other files too (D-2).
- Within a line, hadolint has no settled order of findings; ours is that of columns, then codes.
- ShellCheck's codes come from another engine: [shellcheck.md](shellcheck.md) has what differs.
";

/// The page.
pub(super) fn page(real: &Real, generated: &Generated, cases: &Cases) -> String {
    let mut res = HEAD.to_owned();
    res += &numbers(real, generated, cases);
    res.push('\n');
    res += EXCEPTIONS;
    res += &differences(real, generated, cases);
    res += &real_files(real);
    res += &small_files(cases);
    res
}

fn numbers(real: &Real, generated: &Generated, cases: &Cases) -> String {
    let total = real.total();
    let mut res = String::from("| compared | of | result |\n|---|---|---|\n");
    let _ = writeln!(
        res,
        "| findings of hadolint's own rules | {} real files, {} findings | precision {:.4}, recall {:.4} |",
        real.n_files,
        total.both + total.missing,
        total.precision(),
        total.recall()
    );
    let _ = writeln!(
        res,
        "| files with other findings | {} generated files ({} seeds; {} more hadolint cannot parse), {} findings | {} |",
        generated.n_files - generated.n_left_out,
        generated.n_seeds,
        generated.n_left_out,
        generated.n_findings,
        generated.n_differ
    );
    let _ = writeln!(
        res,
        "| files with another outcome (status, findings, bytes of reports) | {} small files of our own | {} |",
        cases.n_cases(),
        cases.differences.len()
    );
    res
}

fn differences(real: &Real, generated: &Generated, cases: &Cases) -> String {
    let rules = real.rules.iter().filter(|it| it.1.missing + it.1.extra > 0);
    let rules = rules.map(|(code, it)| {
        format!("- {code} in real files: {} of hadolint's findings missing, {} more.\n", it.missing, it.extra)
    });
    let cases = cases.differences.iter().map(|it| format!("- The small file `{}`.\n", it.name));
    let mut found: String = rules.chain(cases).collect();
    if generated.n_differ > 0 {
        let _ = writeln!(found, "- {} generated files.", generated.n_differ);
    }
    if found.is_empty() { found } else { format!("\nWhat differs and is not explained:\n\n{found}") }
}

fn real_files(real: &Real) -> String {
    let mut res = String::from(
        "\n## Real files\n\nFindings by rule: line and severity are equal, hadolint's are missing, ours are more.\n\n\
         | rule | equal | missing | more |\n|---|---:|---:|---:|\n",
    );
    for (code, it) in &real.rules {
        let _ = writeln!(res, "| {code} | {} | {} | {} |", it.both, it.missing, it.extra);
    }
    res
}

fn small_files(cases: &Cases) -> String {
    let mut res = String::from(
        "\n## Small files\n\nThey are in `fixtures/hadolint`, with what hadolint says of them.\n\n\
         | theme | files |\n|---|---:|\n",
    );
    for (theme, n) in &cases.themes {
        let _ = writeln!(res, "| {theme} | {n} |");
    }
    res
}
