//! Where we differ from hadolint on purpose: the list, its examples, and the page that shows both sides.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::case::{Case, Theme, themes};
use super::expected::read_expected;
use super::outcome::{Program, outcome};

/// One entry of the list.
pub struct Divergence {
    /// `D-7`.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// What we do.
    pub ours: String,
    /// What hadolint does.
    pub hadolints: String,
    /// Why we do not do the same.
    pub why: String,
    /// Its examples.
    pub theme: Theme,
}

/// The list, by number.
///
/// # Panics
/// When a file of `fixtures/divergences` lacks one of its parts.
pub fn divergences() -> Vec<Divergence> {
    themes("divergences").into_iter().map(divergence).collect()
}

fn divergence(theme: Theme) -> Divergence {
    let part = |start: &str| {
        let line = theme.text.lines().find_map(|it| it.strip_prefix(start));
        line.unwrap_or_else(|| panic!("{} has no {start}", theme.name)).to_owned()
    };
    let heading = part("# ");
    let (number, title) = heading.split_once(": ").expect("a number and a title");
    Divergence {
        number: number.to_owned(),
        title: title.to_owned(),
        ours: part("**dockerfmt**: "),
        hadolints: part("**hadolint**: "),
        why: part("**Why**: "),
        theme,
    }
}

/// An example, and what each side says of it.
pub struct Example<'d> {
    /// The file, and how the programs are called.
    pub case: &'d Case,
    /// What hadolint said when it was asked.
    pub hadolints: String,
    /// What our program says by default.
    pub ours: String,
}

impl Divergence {
    /// The examples, with what `program` says of them now.
    pub fn examples(&self, program: &Program) -> Vec<Example<'_>> {
        let expected: BTreeMap<String, String> = read_expected(&self.theme);
        let hadolints = |case: &Case| expected.get(&case.name).cloned().unwrap_or_default();
        let cases = self.theme.cases.iter();
        cases.map(|case| Example { case, hadolints: hadolints(case), ours: outcome(program, case) }).collect()
    }
}

/// `docs/hadolint.md`.
pub fn page(program: &Program) -> String {
    let mut res = String::from(HEAD);
    let all = divergences();
    for it in &all {
        let (ours, hadolints) = (cell(&it.ours), cell(&it.hadolints));
        let anchor = it.number.to_lowercase();
        let _ = writeln!(res, "| [{}](#{anchor}) | {ours} | {hadolints} | {} |", it.number, cell(&it.why));
    }
    for it in &all {
        let _ = write!(res, "\n## {}\n\n{}.\n", it.number, sentence(&it.title));
        for example in it.examples(program) {
            show(&example, &mut res);
        }
    }
    res
}

const HEAD: &str = "\
# Differences from hadolint

<!-- Made by `cargo xtask gen` from fixtures/divergences. -->

`dockerfmt lint --compat hadolint` gives the verdicts of hadolint 2.15.1 exactly; [conformance/hadolint.md](conformance/hadolint.md) has the figures.
By default these verdicts differ, and no others.
Most differences take a false alarm away; what is reported beyond hadolint comes by D-1, D-2, D-3, D-4, D-6 and D-7 only.

| | dockerfmt | hadolint | why |
|---|---|---|---|
";

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn sentence(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

fn show(example: &Example<'_>, res: &mut String) {
    let case = example.case;
    for (name, content) in case.files.iter().chain(&case.others) {
        let language = if name.ends_with(".yaml") { "yaml" } else { "dockerfile" };
        if name != "Dockerfile" {
            let _ = write!(res, "\n`{name}`:\n");
        }
        let _ = write!(res, "\n```{language}\n{content}```\n");
    }
    let own_args: Vec<String> = case.args.iter().chain(&case.own_args).cloned().collect();
    let _ = write!(res, "\nhadolint{}:\n\n```text\n{}```\n", with(&case.args), example.hadolints);
    let _ = write!(res, "\ndockerfmt{}:\n\n```text\n{}```\n", with(&own_args), example.ours);
}

fn with(args: &[String]) -> String {
    if args.is_empty() { String::new() } else { format!(" with `{}`", args.join(" ")) }
}
