//! `docs/conformance/buildkit.md`: the numbers, and the reason of every difference.

use std::fmt::Write as _;

use super::Comparison;
use super::reasons::REASONS;

/// The file of the page.
pub const FILE: &str = "docs/conformance/buildkit.md";

const HEAD: &str = "\
# BuildKit's checks

Written by `cargo xtask buildkit` over the files of the corpus; not to be edited.
What is compared are pairs of line and check, the lines as BuildKit reports them.
The record was made by another linter with BuildKit's parser and checks of 0.32; those that BuildKit makes while it \
builds, `UndefinedVar` among them, that linter has made anew.
So the record is no judge: each kind of difference is explained below, and a test fails when one is not.

";

const TAIL: &str = "
`CopyIgnoredFile`, `ExposeInvalidFormat`, `ReservedStageName` and `UndefinedArgInFrom` have no finding in the record; like
those of all other checks, their verdicts are held by `crates/dockerfmt-lint/tests/buildkit.rs`.
`InvalidBaseImagePlatform` needs a registry and is not made.
";

/// The page.
pub fn page(comparison: &Comparison) -> String {
    let mut res = HEAD.to_owned();
    let total = comparison.total();
    let (both, ours, theirs) = (total.both, total.ours, total.theirs);
    let _ = writeln!(res, "| compared | number |\n|---|---|");
    let _ =
        writeln!(res, "| files (BuildKit refuses {} more) | {} |", comparison.n_refused, comparison.n_files);
    let _ =
        writeln!(res, "| findings of both | {both} |\n| ours only | {ours} |\n| recorded only | {theirs} |");
    let _ = writeln!(res, "| differences without a reason | {} |\n", comparison.unexplained.len());
    res += "## By check\n\n| check | both | ours only | recorded only |\n|---|---|---|---|\n";
    for (check, it) in &comparison.checks {
        let _ = writeln!(res, "| {check} | {} | {} | {} |", it.both, it.ours, it.theirs);
    }
    res += "\n## Differences\n\n";
    res += &differences(comparison);
    res += TAIL;
    res
}

fn differences(comparison: &Comparison) -> String {
    let mut res = String::new();
    for (idx, reason) in REASONS.iter().enumerate() {
        let of_reason = comparison.explained.iter().filter(|it| it.0.0 == idx);
        let counts: Vec<String> = of_reason.map(|((_, check), count)| format!("{check} {count}")).collect();
        if !counts.is_empty() {
            let _ = writeln!(res, "- {}\n  ({})", reason.text, counts.join(", "));
        }
    }
    res
}
