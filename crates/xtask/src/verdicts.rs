//! What our linter says of the small files that hadolint was asked about, without running the program.

use dockerfmt::lint::{Compat, LabelType, Preset, Settings, lint};
use dockerfmt::parse;
use dockerfmt::syntax::LineIndex;
use dockerfmt_tests::hadolint::Case;

/// How to judge a case: as by default, with the arguments that are for our program alone, or in hadolint's stead.
///
/// # Panics
/// When an argument is none of those that the cases have.
pub fn settings(case: &Case, compat: Option<Compat>) -> Settings {
    let mut res = Settings { compat, ..Settings::default() };
    let own_args = case.own_args.iter().filter(|_| compat.is_none());
    let mut args = case.args.iter().chain(own_args);
    while let Some(arg) = args.next() {
        let value = args.next().unwrap_or_else(|| panic!("{}: {arg} has no value", case.name));
        match arg.as_str() {
            "--require-label" => {
                let (key, kind) = value.split_once(':').expect("KEY:TYPE");
                let kind = LabelType::named(kind).unwrap_or_else(|| panic!("the type {kind}"));
                res.labels.insert(key.to_owned(), kind);
            }
            "--trusted-registry" => res.trusted_registries.push(value.clone()),
            "--preset" if value == "strict" => res.preset = Preset::Strict,
            other => panic!("{}: the argument {other}", case.name),
        }
    }
    res
}

/// The verdicts on the first file of a case, as hadolint's are recorded: line, code, severity; for a syntax error the
/// column too.
pub fn verdicts(case: &Case, compat: Option<Compat>) -> Vec<String> {
    let text = case.files.first().map_or("", |it| &it.1);
    let lines = LineIndex::new(text);
    let found = lint(&parse(text), &settings(case, compat));
    let verdict = |it: &dockerfmt::Diagnostic| match it.code {
        "DL1000" => {
            let (line, column) = lines.line_column(text, it.range.start);
            format!("{line}:{column} DL1000 {}", it.severity)
        }
        code => format!("{} {code} {}", it.anchor_line, it.severity),
    };
    found.iter().map(verdict).collect()
}
