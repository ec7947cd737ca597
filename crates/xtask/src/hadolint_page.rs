//! `docs/hadolint.md`: where our verdicts differ from hadolint's, from `fixtures/divergences`, with both sides.

use std::fmt::Write as _;

use dockerfmt_tests::hadolint::{Case, Divergence, divergences};

use crate::verdicts::verdicts;

/// Where the page is.
pub const FILE: &str = "docs/hadolint.md";

const HEAD: &str = "\
# Coming from hadolint

<!-- Written by `cargo xtask gen` from fixtures/divergences. -->

`dockerfmt lint --compat hadolint` has the verdicts of hadolint 2.15.1, oddities included, and its exit statuses and reports; [conformance](conformance/hadolint.md) has the exceptions.
A link to `dockerfmt` that is called `hadolint` does the same, so hooks and pipelines need no other change.
Ignore comments of hadolint work as they are, see [pragmas.md](pragmas.md), and the rules keep their codes, see [rules](rules/README.md).

Without `--compat hadolint` the verdicts differ where this page says so, and nowhere else on a file that hadolint can parse.
Most differences take a false alarm away.
Only D-1, D-2, D-3, D-6 and D-7 let one of hadolint's rules report more than hadolint does.
To change over, run both ways on the same files and look up what is different.

| | dockerfmt | hadolint | why |
|---|---|---|---|
";

/// The page.
pub fn page() -> String {
    let mut res = String::from(HEAD);
    let all = divergences();
    for it in &all {
        let (ours, hadolints, why) = (cell(&it.ours), cell(&it.hadolints), cell(&it.why));
        let anchor = it.number.to_lowercase();
        let _ = writeln!(res, "| [{}](#{anchor}) | {ours} | {hadolints} | {why} |", it.number);
    }
    all.iter().for_each(|it| section(it, &mut res));
    res
}

fn section(divergence: &Divergence, res: &mut String) {
    let _ = write!(res, "\n## {}\n\n{}.\n", divergence.number, sentence(&divergence.title));
    for case in &divergence.theme.cases {
        if let Some(hadolints) = divergence.hadolints_verdicts(case) {
            let crash = divergence.is_crash(case).then(|| "crashes".to_owned());
            example(case, &crash.unwrap_or_else(|| list(&hadolints)), res);
        }
    }
    let is_elsewhere = |case: &&Case| divergence.hadolints_verdicts(case).is_none();
    if divergence.theme.cases.iter().any(|it| is_elsewhere(&it)) {
        res.push_str(NO_VERDICTS);
    }
}

const NO_VERDICTS: &str = "\nWhat is not about the verdicts on one file is tested with the whole program.\n";

fn example(case: &Case, hadolints: &str, res: &mut String) {
    for (_, content) in &case.files {
        let _ = write!(res, "\n```dockerfile\n{content}```\n");
    }
    let own_args: Vec<String> = case.args.iter().chain(&case.own_args).cloned().collect();
    let _ = write!(res, "\n- hadolint{}: {hadolints}\n", with(&case.args));
    let _ = writeln!(res, "- dockerfmt{}: {}", with(&own_args), list(&verdicts(case, None)));
}

fn with(args: &[String]) -> String {
    if args.is_empty() { String::new() } else { format!(" with `{}`", args.join(" ")) }
}

/// `3 DL3006 warning` for each verdict, as words.
fn list(verdicts: &[String]) -> String {
    let words: Vec<String> = verdicts.iter().map(|it| verdict(it)).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

fn verdict(verdict: &str) -> String {
    let words: Vec<&str> = verdict.split(' ').collect();
    match words[..] {
        [line, code, severity] => format!("{code} ({severity}) in line {line}"),
        _ => verdict.to_owned(),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn sentence(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}
