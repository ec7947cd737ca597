//! Rules for people and programs: the page of one, the list of all. Apart from the command, which only chooses.

mod terminal;

use dockerfmt::lint::{Rule, ShellCode};
use serde_json::{Value, json};

pub(crate) use terminal::{Terminal, render};

/// All about a rule.
pub(crate) fn json(rule: &Rule) -> Value {
    let presets = rule.preset_words();
    let presets: Vec<&str> =
        presets.trim_end_matches(" (preview)").split(", ").filter(|&it| it != "none").collect();
    json!({
        "buildkit": rule.buildkit(),
        "code": rule.code,
        "docs": rule.docs(),
        "fix": rule.fix_word(),
        "name": rule.name,
        "presets": presets,
        "preview": rule.preview,
        "severity": rule.severity.as_str(),
        "since": rule.since,
        "source": rule.source(),
        "summary": rule.summary(),
    })
}

/// All about one of ShellCheck's codes, with the keys of a rule.
pub(crate) fn json_of_code(code: &ShellCode) -> Value {
    json!({
        "buildkit": null,
        "code": code.code,
        "docs": format!("## What it does\n{}.\n", code.title),
        "fix": code.fix.as_str(),
        "name": code.code,
        "presets": ShellCode::PRESETS.map(|it| it.as_str()),
        "preview": false,
        "severity": code.severity.as_str(),
        "since": "0.1.0",
        "source": "ShellCheck",
        "summary": format!("{}.", code.title),
    })
}

/// The rules as lines with columns.
pub(crate) fn list(rules: &[&Rule]) -> String {
    let width_of =
        |column: fn(&&Rule) -> &'static str| rules.iter().map(|it| column(it).len()).max().unwrap_or(0);
    let (code_width, width) = (width_of(|it| it.code), width_of(|it| it.name));
    let line = |it: &&Rule| {
        let fix = if it.fix_word() == "none" { "" } else { "fix" };
        let (severity, source, presets) = (it.severity.as_str(), it.source(), it.preset_words());
        format!("{:code_width$} {:width$} {severity:8} {fix:4}{source:10} {presets}\n", it.code, it.name)
    };
    rules.iter().map(line).collect()
}

/// ShellCheck's codes as lines with columns, what each is about in the place of a name.
pub(crate) fn list_of_codes(codes: &[ShellCode]) -> String {
    let width = codes.iter().map(|it| it.title.chars().count()).max().unwrap_or(0);
    let line = |it: &ShellCode| {
        let fix = if it.fix.as_str() == "none" { "" } else { "fix" };
        let (severity, presets) = (it.severity.as_str(), ShellCode::preset_words());
        format!("{} {:width$} {severity:8} {fix:4}ShellCheck {presets}\n", it.code, it.title)
    };
    codes.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt::lint::rules;

    #[test]
    fn the_list_has_columns() {
        let named = |code: &str| *rules().iter().find(|it| it.code == code).unwrap();
        assert_eq!(
            list(&[named("DL3007"), named("DL4000")]),
            "DL3007 latest-tag warning      hadolint   default, recommended, strict\n\
             DL4000 maintainer error    fix hadolint   default, recommended, strict\n"
        );
    }
}
