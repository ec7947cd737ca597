//! Rules for people and programs: the page of one, the list of all. Apart from the command, which only chooses.

mod terminal;

use dockerfmt::lint::Rule;
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
        "summary": rule.summary(),
    })
}

/// The rules as lines with columns.
pub(crate) fn list(rules: &[&Rule]) -> String {
    let width_of =
        |column: fn(&&Rule) -> &'static str| rules.iter().map(|it| column(it).len()).max().unwrap_or(0);
    let (code_width, width) = (width_of(|it| it.code), width_of(|it| it.name));
    let line = |it: &&Rule| {
        let fix = if it.fix_word() == "none" { "" } else { "fix" };
        let line = format!(
            "{:code_width$} {:width$} {:8} {fix:4}{}",
            it.code,
            it.name,
            it.severity.as_str(),
            it.preset_words()
        );
        line.trim_end().to_owned() + "\n"
    };
    rules.iter().map(line).collect()
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
            "DL3007 latest-tag warning      default, recommended, strict\n\
             DL4000 maintainer error    fix default, recommended, strict\n"
        );
    }
}
