//! What users read of a rule, in Markdown: its page, and the table of all rules.
//!
//! Apart from the rules, so that the terminal, the reports and the documentation on disk say the same.

use std::fmt::Write as _;

use crate::rule::Rule;
use crate::shell_codes::ShellCode;

impl Rule {
    /// The page of the rule: its metadata, then its documentation.
    pub fn page(&self) -> String {
        let mut res = format!("# {}: {}\n\n", self.code, self.name);
        let _ = writeln!(res, "- Severity: {}", self.severity);
        let _ = writeln!(res, "- Presets: {}", self.preset_words());
        let _ = writeln!(res, "- Fix: {}", self.fix_word());
        let _ = writeln!(res, "- Source: {}", self.source());
        let equivalents: Vec<&str> = self.equivalents().map(|it| it.code).collect();
        if !equivalents.is_empty() {
            let tool = if self.is_buildkits() { "hadolint" } else { "BuildKit" };
            let _ = writeln!(res, "- {tool}: {}", equivalents.join(", "));
        }
        let _ = writeln!(res, "- Since: {}", self.since);
        res.push('\n');
        res.push_str(self.docs().trim_end());
        res.push('\n');
        res
    }

    /// The first sentence of the documentation, as one line: what the rule finds.
    pub fn summary(&self) -> String {
        let docs = self.docs();
        let lines = docs.lines().filter(|it| !it.starts_with('#')).skip_while(|it| it.is_empty());
        let paragraph: Vec<&str> = lines.take_while(|it| !it.is_empty()).collect();
        let text = paragraph.join(" ");
        let end = text.find(". ").map_or(text.len(), |it| it + 1);
        text[..end].to_owned()
    }

    /// The presets that have the rule: `default, recommended, strict`.
    pub fn preset_words(&self) -> String {
        let presets: Vec<&str> = self.presets.iter().map(|&it| it.as_str()).collect();
        let words = if presets.is_empty() { "none".to_owned() } else { presets.join(", ") };
        if self.preview { format!("{words} (preview)") } else { words }
    }

    /// Whether findings come with a fix: `none`, `sometimes` or `always`.
    pub fn fix_word(&self) -> &'static str {
        self.fix.as_str()
    }
}

/// The table of `rules` and of ShellCheck's `codes`, a row each. `link` gives the address of a rule's page, where there are pages.
pub fn rule_table(rules: &[&Rule], codes: &[ShellCode], link: impl Fn(&Rule) -> Option<String>) -> String {
    let mut res = String::from(
        "| code | name | severity | presets | fix | source | BuildKit | since |\n|---|---|---|---|---|---|---|---|\n",
    );
    for it in rules {
        let code = link(it).map_or_else(|| it.code.to_owned(), |link| format!("[{}]({link})", it.code));
        let _ = writeln!(
            res,
            "| {code} | {} | {} | {} | {} | {} | {} | {} |",
            it.name,
            it.severity,
            it.preset_words(),
            it.fix_word(),
            it.source(),
            it.buildkit().unwrap_or_default(),
            it.since
        );
    }
    for it in codes {
        let (presets, fix) = (ShellCode::preset_words(), it.fix.as_str());
        let title = it.title.replace('|', "\\|");
        let _ = writeln!(
            res,
            "| {} | {title} | {} | {presets} | {fix} | ShellCheck | | 0.1.0 |",
            it.code, it.severity
        );
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FixAvailability, Preset, Severity, rules};

    fn rule(code: &str) -> &'static Rule {
        rules().iter().find(|it| it.code == code).expect("a rule")
    }

    #[test]
    fn a_page_has_metadata_and_documentation() {
        let page = rule("DL4000").page();
        let start = "# DL4000: maintainer\n\n- Severity: error\n- Presets: default, recommended, strict\n\
                     - Fix: sometimes\n- Source: hadolint\n- BuildKit: MaintainerDeprecated\n- Since: 0.1.0\n\n## What it does\n";
        assert!(page.starts_with(start) && page.ends_with("any more.\n"), "{page}");
    }

    #[test]
    fn a_summary_is_one_sentence() {
        assert_eq!(rule("DL4000").summary(), "Finds `MAINTAINER` instructions.");
        for it in rules() {
            let summary = it.summary();
            assert!(summary.ends_with('.') && !summary.contains('\n'), "{}: {summary}", it.code);
        }
    }

    #[test]
    fn rules_that_are_off_say_so() {
        let mut rule = Rule { presets: &[], ..Rule::DEFAULT };
        assert_eq!(rule.preset_words(), "none");
        rule.presets = &[Preset::Strict];
        rule.preview = true;
        assert_eq!(rule.preset_words(), "strict (preview)");
    }

    #[test]
    fn the_table_has_a_row_for_each_rule() {
        let (severity, fix) = (Severity::Info, FixAvailability::None);
        let code = ShellCode { code: "SC2000", title: "`a|b` is odd", severity, fix };
        let table = rule_table(&[rule("DL4000")], &[code], |it| Some(format!("{}.md", it.code)));
        let rows = [
            "| [DL4000](DL4000.md) | maintainer | error | default, recommended, strict | sometimes | hadolint | \
             MaintainerDeprecated | 0.1.0 |",
            "| SC2000 | `a\\|b` is odd | info | default, recommended, strict | none | ShellCheck | | 0.1.0 |",
        ];
        assert!(table.lines().skip(2).eq(rows), "{table}");
    }
}
